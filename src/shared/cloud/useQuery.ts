import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ask } from './call'
import { type CallError, failureOf } from './failure'
import type { Functions, Input, QueryName, Result } from './functions'
import { recall } from './kept'

export interface Query<T> {
  readonly data: T | null
  /** 没取到的缘由；种类留着，页面按它说接着怎么办。 */
  readonly error: CallError | null
  readonly reload: () => Promise<void>
  /** 命令的答复就是最新的样子时，直接换上，省一次查询。 */
  readonly replace: (data: T) => void
}

/**
 * 页面的第一眼：一次调用。回到页面时悄悄刷新，旧内容先留着。`input` 为空时先不问。
 * @param useShow 回到页面时怎么刷新；标签页给 `useReturned`，只是进去看了一眼就不重取。
 */
export function useQuery<F extends keyof Functions, N extends QueryName<F>>(
  name: F,
  useCase: N,
  input: Input<F, N> | null,
  useShow: (refresh: () => void) => void = useDidShow,
): Query<Result<F, N>> {
  const [data, replace] = useState<Result<F, N> | null>(null)
  const [error, setError] = useState<CallError | null>(null)
  const latest = useRef('')
  const key = input === null ? '' : JSON.stringify(input)

  const reload = useCallback(async () => {
    if (key === '') return
    latest.current = key
    try {
      const found = await ask(name, useCase, JSON.parse(key))
      if (latest.current !== key) return
      replace(found)
      setError(null)
    } catch (failure) {
      if (latest.current === key) setError(failureOf(failure))
    }
  }, [key, name, useCase])

  const shown = useRef(false)
  useEffect(() => {
    const kept = key === '' ? null : recall(name, useCase, JSON.parse(key))
    if (kept === null) void reload()
    else replace(kept)
  }, [key, name, reload, useCase])
  useShow(() => {
    if (shown.current) void reload()
    shown.current = true
  })
  return { data, error, reload, replace }
}
