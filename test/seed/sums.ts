import { type Fund, fundId, funds, levelOf } from '@domain/fund/fund'
import { basisOf, committedBy, fundWorth } from '@domain/fund/worth'
import { clockOn, yearOf } from '@domain/kernel/date'
import {
  BOOKS_UP_TO,
  type Book,
  type BookCursor,
  bookCursors,
  books,
  changesIn,
} from '@domain/points/books'
import { entries } from '@domain/points/entry'
import { redemptions } from '@domain/shop/redemption'
import { shelves } from '@domain/shop/shop'
import type { ReplayStore } from './replay-store'
import type { Shelf } from './shelf'
import type { DemoShop } from './shops'
import { daysAgo } from './time'
import type { World } from './write-wish'

/** 流水都已经入账的样子。 */
export function keepBooks(store: ReplayStore, shelf: Shelf): void {
  const inOrder = [...store.all(entries)].sort((a, b) => (a.order < b.order ? -1 : 1))
  for (const [_id, change] of changesIn(inOrder)) shelf.add(books, { _id, rev: 1, ...change })
  const last = inOrder.at(-1)
  if (last)
    shelf.add(bookCursors, {
      ...{ _id: BOOKS_UP_TO, rev: 1, upTo: last.order, count: inOrder.length },
    })
}

/** 一年的预算，单位：分；金桂社区用到了提醒线附近。 */
const BUDGETS = [120_000, 300_000]

/** 各社区的专项资金：预算定好了，用掉的、积分占着的照流水算到现在。 */
export function keepFunds(
  store: ReplayStore,
  { shelf, now, registry }: World,
  all: readonly DemoShop[],
): void {
  const year = yearOf(now)
  const kept = shelf.documents.get(books.name) as unknown as readonly Book[]
  all.forEach(({ shop, worker }, i) => {
    const { communityId, community, within, _id } = shop
    const mine = store.all(redemptions).filter((one) => one.shopId === _id)
    const counted = mine.filter(
      ({ status, timeline }) =>
        ['ordered', 'collected'].includes(status) && yearOf(timeline[0]?.at ?? '') === year,
    )
    const used = counted.reduce((sum, { lines }) => sum + fundWorth(lines), 0)
    const outstanding = kept.find((book) => book._id === communityId)?.outstanding ?? 0
    const basis = basisOf(outstanding, store.all(shelves).find((one) => one._id === _id) ?? null)
    const committed = committedBy(basis)
    const budget = BUDGETS[Math.min(i, 1)] ?? 0
    const event = {
      step: 'setBudget',
      until: null,
      reason: '年初定的',
      requestId: '',
      digest: '',
    } as const
    const fund: Fund = {
      ...{ _id: fundId(communityId, year), rev: 1, communityId, community, within, year },
      ...{ budget, used, committed, basis, asOf: now, consent: null, wakeAt: clockOn(now, 24) },
      told: levelOf({ budget, used, committed }),
      trail: [{ ...event, at: daysAgo(now, 180), by: registry.accountId(worker), cents: budget }],
    }
    shelf.add(funds, fund)
  })
  const cursor = (shelf.documents.get(bookCursors.name) as unknown as readonly BookCursor[])[0]
  if (cursor) shelf.add(bookCursors, { ...cursor, _id: 'fund' })
}
