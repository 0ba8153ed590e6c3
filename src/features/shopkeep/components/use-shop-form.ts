import type { ShopSettings } from '@domain/goods/keep'
import { opensProblem, ShopForm } from '@domain/goods/shop-form'
import type { OpenTime } from '@domain/shop/shop'
import { useState } from 'react'
import * as v from 'valibot'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { type Problems, problemsOf } from './problems'

/** 开张或者改时间的一张表。 */
export function useShopForm(
  community: { readonly id: string; readonly name: string },
  old: ShopSettings | null,
) {
  const [content, setContent] = useState<ShopSettings>(
    old ?? { name: `${community.name}积分兑换超市`, spot: '', opens: [], closedDays: [] },
  )
  const [problems, setProblems] = useState<Problems>({})
  const [done, setDone] = useState(false)
  const { run, error } = useAction()
  const change = (part: Partial<ShopSettings>) => {
    setProblems({})
    setContent({ ...content, ...part })
  }
  const send = async () => {
    const { opens, closedDays, ...rest } = content
    const form = { ...rest, opens: [...opens], closedDays: [...closedDays] }
    const found = problemsOf(v.safeParse(ShopForm, form).issues)
    const clash = opensProblem(opens)
    const all = clash ? { ...found, opens: clash } : found
    setProblems(all)
    if (Object.keys(all).length > 0) return
    const input = { communityId: community.id, form }
    if (await run(() => act('shop', 'arrangeShop', input))) setDone(true)
  }
  return { content, problems, change, send, done, error }
}

/** 周一在前，周日在后，同一天照先后。 */
export const inWeek = (opens: readonly OpenTime[]) =>
  [...opens].sort((a, b) => ((a.day + 6) % 7) - ((b.day + 6) % 7) || (a.from < b.from ? -1 : 1))
