import type { ReactNode } from 'react'
import type { CallError } from '../cloud/failure'
import { Failed } from './failed'
import { Skeleton } from './list'

interface LoadedProps<T> {
  /** 正在取的东西：来了没有、出了什么错、怎么再取。 */
  query: { data: T | null; error: CallError | null; reload: () => unknown }
  children: (data: T) => ReactNode
}

/** 页面第一眼的三种样子：还没来、没取到、来了。刷新失败时旧内容留着，上面多一句话。 */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  const { data, error, reload } = query
  return (
    <>
      {error && <Failed failure={error} onRetry={reload} />}
      {data === null && !error && <Skeleton />}
      {data !== null && children(data)}
    </>
  )
}
