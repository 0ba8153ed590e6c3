import type { RosterPage, RosterRowView } from '@domain/reportin/roster-page'
import { useCallback, useRef, useState } from 'react'
import { ask } from '@/shared/cloud/call'
import { type Pages, usePages } from '@/shared/cloud/usePages'

export interface RosterState {
  /** 最近一页说的：哪个单位、单位代码。还没来为空。 */
  readonly view: RosterPage | null
  readonly pages: Pages<RosterRowView>
  /** 联络几个单位的，换一个看。 */
  readonly choose: (unitId: string) => void
}

/** 单位的名册：一页一页的人；第一页带着单位代码。 */
export function useRoster(from: string | undefined): RosterState {
  const [unitId, choose] = useState(from)
  const [view, setView] = useState<RosterPage | null>(null)
  const latest = useRef(unitId)
  latest.current = unitId
  const fetchPage = useCallback(
    async (before?: string) => {
      const where = { ...(unitId ? { unitId } : {}), ...(before ? { before } : {}) }
      const page = await ask('reportin', 'roster', where)
      // 换了单位，先前那一问才答回来，不算数。
      if (latest.current === unitId) setView(page)
      return page
    },
    [unitId],
  )
  return { view, choose, pages: usePages(fetchPage) }
}
