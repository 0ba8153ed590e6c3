import type { Context } from '@domain/kernel/context'
import { type Redemption, redemptions } from '@domain/shop/redemption'
import { type Mark, type Shelf, shelves } from '@domain/shop/shop'
import { type Difference, noteDifferences, type Recount } from './recount'
import { PAGE } from './wallets'

/** 数的时候正好有人在换，再看几遍。 */
const LOOKS = 3

/** 等人来领的单，一页一页取。 */
async function orderedAt(ctx: Context, shopId: string): Promise<Redemption[]> {
  const all: Redemption[] = []
  for (let below = '9'; ; ) {
    const page = await ctx.store.list(redemptions, {
      where: { shopId, status: 'ordered', order: { below } },
      orderBy: '-order',
      limit: PAGE,
    })
    all.push(...page)
    const last = page.at(-1)
    if (page.length < PAGE || !last) return all
    below = last.order
  }
}

/** 占着货、还没有开成单的记号。 */
async function looseMarks(ctx: Context, { marks }: Shelf, orders: readonly Redemption[]) {
  const loose: Mark[] = []
  for (const mark of marks) {
    if (orders.some(({ markKey }) => markKey === mark.key)) continue
    const [one] = await ctx.store.list(redemptions, { where: { _id: mark.id }, limit: 1 })
    if (one?.markKey !== mark.key) loose.push(mark)
  }
  return loose
}

/** 各样货留着等人领的几件：等人来领的单，加上占着货还没开成单的。 */
async function heldAt(ctx: Context, shelf: Shelf): Promise<ReadonlyMap<string, number>> {
  const orders = await orderedAt(ctx, shelf._id)
  const held = new Map<string, number>()
  for (const { lines } of [...orders, ...(await looseMarks(ctx, shelf, orders))])
    for (const { goodId, count } of lines) held.set(goodId, (held.get(goodId) ?? 0) + count)
  return held
}

function offIn({ shop, items }: Shelf, held: ReadonlyMap<string, number>): Difference[] {
  return Object.entries(items).flatMap(([goodId, item]) => {
    const { received, out, lost, free, face } = item
    const figures = { received, out, lost, free, held: held.get(goodId) ?? 0 }
    const even = received === out + lost + free + figures.held
    return even ? [] : [{ kind: 'shelf', name: `${shop.name}的${face.title}`, figures }]
  })
}

const read = async (ctx: Context, id: string) =>
  (await ctx.store.list(shelves, { where: { _id: id }, limit: 1 }))[0]

/** 数一家的货架：进的 = 领走的 + 报损的 + 架上的 + 留着等人领的。正好在变的重新数。 */
async function differencesAt(ctx: Context, found: Shelf): Promise<Difference[]> {
  let shelf = found
  for (let look = 0; look < LOOKS; look += 1) {
    const off = offIn(shelf, await heldAt(ctx, shelf))
    if (off.length === 0) return []
    const fresh = await read(ctx, shelf._id)
    if (!fresh || JSON.stringify(fresh) === JSON.stringify(shelf)) return off
    shelf = fresh
  }
  return []
}

/** 数下一家；数完了返回空。 */
export async function countShelf(ctx: Context, so: Recount): Promise<Recount | null> {
  const [shelf] = await ctx.store.list(shelves, {
    where: { _id: { above: so.after } },
    orderBy: '_id',
    limit: 1,
  })
  if (!shelf) return null
  const off = await differencesAt(ctx, shelf)
  return noteDifferences({ ...so, after: shelf._id, shelves: so.shelves + 1 }, off)
}
