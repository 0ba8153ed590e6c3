import type { RegisterPage } from '@domain/register/list'
import type { WishCard } from '@domain/wish/present'
import type { WishKind, WishStatus } from '@domain/wish/wish'
import { useCallback, useRef, useState } from 'react'
import type { Area } from '@/shared/area/area-picker'
import { ask } from '@/shared/cloud/call'
import { type Pages, usePages } from '@/shared/cloud/usePages'

/** 选了什么；没选的是“全部”，没选地方就是自己管的那一片。 */
export interface Picked {
  readonly area?: Area | undefined
  readonly status?: WishStatus | undefined
  readonly category?: WishKind | undefined
  readonly month?: string | undefined
}

/** 请云筛的样子。 */
export const chosenOf = ({ area, ...rest }: Picked) => ({
  ...rest,
  ...(area ? { areaId: area.id } : {}),
})

export interface Register {
  readonly picked: Picked
  readonly pick: (change: Picked) => void
  /** 最近一页说的：现在看的是哪里、可以选什么、能不能导出。还没来为空。 */
  readonly view: RegisterPage | null
  readonly pages: Pages<WishCard>
}

/** 台账：选了什么、一页一页的心愿。第一眼一次调用。 */
export function useRegister(): Register {
  const [picked, setPicked] = useState<Picked>({})
  const [view, setView] = useState<RegisterPage | null>(null)
  const latest = useRef(picked)
  latest.current = picked
  const fetchPage = useCallback(
    async (before?: string) => {
      const input = { ...chosenOf(picked), ...(before ? { before } : {}) }
      const page = await ask('register', 'list', input)
      // 换了筛选，先前那一问才答回来，不算数。
      if (latest.current === picked) setView(page)
      return page
    },
    [picked],
  )
  const pick = (change: Picked) => setPicked({ ...picked, ...change })
  return { picked, pick, view, pages: usePages(fetchPage) }
}
