import type { GoodView } from '@domain/shop/front'
import { LINES_LIMIT } from '@domain/shop/redemption'
import { useEffect, useReducer } from 'react'
import { type Draft, dropDraft, keepDraft, openDraft } from '@/shared/drafts'

/** 挑好还没有换的一样；分数照货架此刻的，不记在这里。 */
export interface CartLine {
  readonly goodId: string
  readonly count: number
}

type Content = readonly CartLine[]

export interface Cart {
  readonly lines: readonly CartLine[]
  /** 发出去用的编号，跟着这一单走：断了网再发还是同一单。 */
  readonly requestId: string
  readonly full: boolean
  readonly countOf: (goodId: string) => number
  /** 改成几件；0 是不要了。 */
  readonly set: (goodId: string, count: number) => void
  readonly clear: () => void
}

const listeners = new Set<() => void>()
/** 还没有存过的，同一页里先用同一份，编号才不变。 */
const fresh = new Map<string, Draft<Content>>()

function read(form: string, owner: string | null): Draft<Content> {
  const draft = openDraft<Content>({ form, owner }, [])
  if (draft.content.length > 0) return draft
  const key = `${form}:${owner}`
  const kept = fresh.get(key) ?? draft
  fresh.set(key, kept)
  return kept
}

/** 挑好还没有换的：存在手机上，断网、退出去都还在；几页看的是同一份。 */
export function useCart(shopId: string, owner: string | null): Cart {
  const form = `cart:${shopId}`
  const [, look] = useReducer((times: number) => times + 1, 0)
  useEffect(() => {
    listeners.add(look)
    return () => void listeners.delete(look)
  }, [])
  const draft = read(form, owner)
  const { content: lines, requestId } = draft
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const clear = () => {
    fresh.delete(`${form}:${owner}`)
    dropDraft({ form, owner })
    tell()
  }
  const set = (goodId: string, count: number) => {
    const others = lines.filter((line) => line.goodId !== goodId)
    const known = others.length < lines.length
    const changed = known
      ? lines.map((line) => (line.goodId === goodId ? { goodId, count } : line))
      : [...lines, { goodId, count }]
    const content = count > 0 ? changed : others
    if (content.length === 0) return clear()
    keepDraft({ form, owner }, { ...draft, content })
    tell()
  }
  return {
    ...{ lines, requestId, set, clear },
    full: lines.length >= LINES_LIMIT,
    countOf: (goodId) => lines.find((line) => line.goodId === goodId)?.count ?? 0,
  }
}

/** 挑好的几样，配上货架此刻的样子；已经不在架上的没有样子。 */
export const cartRows = (lines: readonly CartLine[], goods: readonly GoodView[]) =>
  lines.map((line) => ({ ...line, good: goods.find(({ id }) => id === line.goodId) }))

/** 一共几分。 */
export const cartTotal = (lines: readonly CartLine[], goods: readonly GoodView[]) =>
  cartRows(lines, goods).reduce((sum, { good, count }) => sum + (good?.points ?? 0) * count, 0)
