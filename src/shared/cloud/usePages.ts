import { useCallback, useEffect, useRef, useState } from 'react'
import { wordsOf } from './failure'

interface Page<T> {
  readonly rows: readonly T[]
  readonly next: string | null
}

export interface Pages<T> {
  /** 第一页还没来时为空。 */
  readonly rows: readonly T[] | null
  readonly error: string | null
  readonly ended: boolean
  readonly more: () => void
  readonly reload: () => void
  /** 回到页面时悄悄换上最新的第一页；第一次显示时正在取，不重复取。 */
  readonly refresh: () => void
}

/** 长列表：一页一页取，`fetchPage` 换了（筛选变了）就从头来。 */
export function usePages<T>(fetchPage: (before?: string) => Promise<Page<T>>): Pages<T> {
  const [rows, setRows] = useState<readonly T[] | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const turn = useRef(0)
  const busy = useRef(false)

  const load = useCallback(
    async (before?: string) => {
      if (before !== undefined && busy.current) return
      turn.current += before === undefined ? 1 : 0
      const mine = turn.current
      busy.current = true
      setError(null)
      try {
        const page = await fetchPage(before)
        if (mine !== turn.current) return
        setRows((old) => (before === undefined ? page.rows : [...(old ?? []), ...page.rows]))
        setNext(page.next)
      } catch (failure) {
        if (mine === turn.current) setError(wordsOf(failure))
      } finally {
        if (mine === turn.current) busy.current = false
      }
    },
    [fetchPage],
  )

  useEffect(() => {
    setRows(null)
    void load()
  }, [load])

  return {
    rows,
    error,
    ended: rows !== null && next === null,
    more: () => {
      if (next !== null) void load(next)
    },
    reload: () => void load(),
    refresh: () => {
      if (rows !== null) void load()
    },
  }
}
