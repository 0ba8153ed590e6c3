import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ask } from './call'
import { type CallError, failureOf } from './failure'
import type { Functions, Input, QueryName, Result } from './functions'

export interface Query<T> {
  readonly data: T | null
  /** 没取到的缘由；种类留着，页面按它说接着怎么办。 */
  readonly error: CallError | null
  readonly reload: () => Promise<void>
  /** 命令的答复就是最新的样子时，直接换上，省一次查询。 */
  readonly replace: (data: T) => void
}

/** 页面的第一眼：一次调用。回到页面时悄悄刷新，旧内容先留着。`input` 为空时先不问。 */
export function useQuery<F extends keyof Functions, N extends QueryName<F>>(
  name: F,
  useCase: N,
  input: Input<F, N> | null,
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
    void reload()
  }, [reload])
  useDidShow(() => {
    if (shown.current) void reload()
    shown.current = true
  })
  return { data, error, reload, replace }
}
