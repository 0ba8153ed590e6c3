import { useState } from 'react'

/**
 * 点一下只做一次：动作没做完之前再点没有反应。
 * 返回「正在做」和可以直接给 onClick 的函数；动作抛出的错误原样抛出。
 */
export function usePending(action: (() => unknown) | undefined): [boolean, () => void] {
  const [pending, setPending] = useState(false)
  const start = () => {
    if (pending || !action) return
    const result = action()
    if (!(result instanceof Promise)) return
    setPending(true)
    void result.finally(() => setPending(false))
  }
  return [pending, start]
}
