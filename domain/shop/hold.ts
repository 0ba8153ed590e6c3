import type { Context } from '@domain/kernel/context'
import { type Mark, type Shelf, shelves } from './shop'

/** 要占的一样：哪一样、几件、他看到的是几分。 */
export interface Wanted {
  readonly goodId: string
  readonly count: number
  readonly points: number
}

/** 这一趟占货留的记号。 */
export function markFor(ctx: Context, id: string, wanted: readonly Wanted[]): Mark {
  const lines = wanted.map(({ goodId, count }) => ({ goodId, count }))
  return { key: `${id}~${ctx.now}`, id, at: ctx.now, lines }
}

const freeBy = (lines: Mark['lines'], sign: 1 | -1) =>
  Object.fromEntries(lines.map(({ goodId, count }) => [`items.${goodId}.free`, sign * count]))

/**
 * 占货：几样一起，都还摆着、还是他看到的分数、都够，才占；有一样不行就一样也不占。
 * 一次条件加减，许多人同时来也只是排着队，不会多占。同一张单已经占着的不再占。
 */
export function reserve(
  ctx: Context,
  shopId: string,
  wanted: readonly Wanted[],
  mark: Mark,
): Promise<boolean> {
  const still = wanted.flatMap(({ goodId, count, points }) => [
    [`items.${goodId}.on`, true] as const,
    [`items.${goodId}.face.points`, points] as const,
    [`items.${goodId}.free`, { atLeast: count }] as const,
    // 有人排队等着的，先给排队的人。
    ...(mark.until ? [] : [[`items.${goodId}.queue`, { oneOf: [0, null] }] as const]),
  ])
  return ctx.store.seize(
    shelves,
    { _id: shopId, ...Object.fromEntries(still), 'marks.id': { not: mark.id } },
    { add: freeBy(mark.lines, -1), push: { marks: mark } },
  )
}

/**
 * 同一次提交又来了一遍，先来的那一遍还没有下文：接着用它占的货，并且写明合用了。
 * 合用的记号谁也不能自己退——自己没办成，那一遍也许正要办成——留给定时任务去看。
 */
export function share(ctx: Context, shopId: string, { key }: Mark): Promise<boolean> {
  return ctx.store.seize(shelves, { _id: shopId, 'marks.key': key }, { push: { shares: { key } } })
}

/** 自己没办成，把占着的货退回：凭记号，退过的不再退，合用着的不退。 */
export function release(ctx: Context, shopId: string, { key, lines }: Mark): Promise<boolean> {
  return ctx.store.seize(
    shelves,
    { _id: shopId, 'marks.key': key, 'shares.key': { not: key } },
    { add: freeBy(lines, 1), pull: { marks: { key } } },
  )
}

/** 早就没有谁在办了，单也没有开成：货退回。只由定时任务来做。 */
export function reclaim(ctx: Context, shopId: string, { key, lines }: Mark): Promise<boolean> {
  return ctx.store.seize(
    shelves,
    { _id: shopId, 'marks.key': key },
    { add: freeBy(lines, 1), pull: { marks: { key }, shares: { key } } },
  )
}

/** 单已经开成，货归单管：只去掉记号。 */
export function settleMark(ctx: Context, shopId: string, { key }: Mark): Promise<boolean> {
  return ctx.store.seize(
    shelves,
    { _id: shopId, 'marks.key': key },
    { pull: { marks: { key }, shares: { key } } },
  )
}

/** 取消、过期：货放回架上，和单一起写。 */
export function putBack(ctx: Context, shopId: string, lines: Mark['lines']): void {
  ctx.store.adjust(shelves, shopId, { add: freeBy(lines, 1) })
}

/** 这张单占着货的记号；没有为空。 */
export const markOf = ({ marks }: Shelf, id: string) => marks.find((mark) => mark.id === id)
