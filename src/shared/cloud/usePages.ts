import { useCallback, useEffect, useRef, useState } from 'react'
import { type CallError, failureOf } from './failure'

interface Row {
  readonly order: string
}

interface Page<T> {
  readonly rows: readonly T[]
  readonly next: string | null
}

export interface Pages<T> {
  /** 第一页还没来时为空。 */
  readonly rows: readonly T[] | null
  readonly error: CallError | null
  readonly ended: boolean
  readonly more: () => void
  /** 没取到时再取一次：第一页没来取第一页，翻页断了接着翻。 */
  readonly retry: () => void
  /** 回到页面时悄悄换上最新的第一页；第一次显示时正在取，不重复取。 */
  readonly refresh: () => void
}

/** 最新的第一页接上先前翻到的后面几页。 */
function merged<T extends Row>(page: Page<T>, old: readonly T[]): readonly T[] {
  const last = page.rows.at(-1)
  if (page.next === null || !last) return page.rows
  return [...page.rows, ...old.filter((row) => row.order < last.order)]
}

/** 长列表：一页一页取，`fetchPage` 换了（筛选变了）就从头来。 */
export function usePages<T extends Row>(
  fetchPage: (before?: string) => Promise<Page<T>>,
): Pages<T> {
  const [rows, setRows] = useState<readonly T[] | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const [error, setError] = useState<CallError | null>(null)
  const turn = useRef(0)
  const busy = useRef(false)
  const failedAt = useRef<string>()

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
        if (mine !== turn.current) return
        failedAt.current = before
        setError(failureOf(failure))
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
    retry: () => void load(failedAt.current),
    refresh: () => {
      if (rows === null) return
      // 换上最新的第一页，往下翻过的留着，位置不跳。
      void fetchPage().then(
        (page) => {
          const fresh = merged(page, rows)
          setRows(fresh)
          if (fresh.length === page.rows.length) setNext(page.next)
        },
        () => undefined,
      )
    },
  }
}
