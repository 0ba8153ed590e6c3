import { tell } from '@domain/inbox/inbox'
import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { isLow, type Shelf, shelves } from '@domain/shop/shop'
import * as v from 'valibot'
import { shopBoxes } from './notices'

/** 全区最多几家超市；一个社区一家，工单号里的序号是两位。 */
const SHOPS_LIMIT = 99
/** 一条消息里最多点几样的名。 */
const NAMED = 3

/** 一家超市已经提醒过要补的几样。补上来就去掉，再少下去再提醒。 */
export interface LowStock {
  readonly _id: string
  readonly rev: number
  readonly within: readonly string[]
  readonly goods: readonly string[]
}

export const lowStocks = collection<LowStock>('lowStocks', ['within'])

const lowIn = ({ items }: Shelf) =>
  Object.keys(items)
    .filter((id) => items[id] && isLow(items[id]))
    .sort()

const same = (a: readonly string[], b: readonly string[]) => a.join() === b.join()

/** 该补的几样和上次提醒的不一样的超市。兑换那一趟不看它，由定时任务来看。 */
export const dueLowStock = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const [all, kept] = await Promise.all([
      ctx.store.list(shelves, { where: { 'shop.within': 'D' }, limit: SHOPS_LIMIT }),
      ctx.store.list(lowStocks, { where: { within: 'D' }, limit: SHOPS_LIMIT }),
    ])
    const told = new Map(kept.map(({ _id, goods }) => [_id, goods]))
    return all.filter((shelf) => !same(lowIn(shelf), told.get(shelf._id) ?? [])).map((s) => s._id)
  },
})

function wordsFor({ shop, items }: Shelf, fresh: readonly string[]): string {
  const named = fresh.slice(0, NAMED).map((id) => {
    const { face, free } = items[id] as Shelf['items'][string]
    return `“${face.title}”剩 ${free} 件`
  })
  const more = fresh.length > NAMED ? `等 ${fresh.length} 样` : ''
  return `${shop.name}该补货了：${named.join('，')}${more}。`
}

/** 新少下去的几样说一遍，补上来的去掉；说过的不再说。 */
export const tellLowStock = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ told: number }> {
    const shelf = await ctx.store.get(shelves, id)
    if (!shelf) return { told: 0 }
    const before = await ctx.store.get(lowStocks, id)
    const told = before?.goods ?? []
    const goods = lowIn(shelf)
    if (same(goods, told)) return { told: 0 }
    const fresh = goods.filter((one) => !told.includes(one))
    if (before) ctx.store.put(lowStocks, { ...before, goods })
    else ctx.store.create(lowStocks, { _id: id, rev: 1, within: shelf.shop.within, goods })
    if (fresh.length > 0) announce(ctx, shelf, wordsFor(shelf, fresh), before?.rev ?? 0)
    return { told: fresh.length }
  },
})

/** 消息的编号取自起因：这家超市第几次变。 */
function announce(ctx: Context, { _id, shop }: Shelf, words: string, nth: number): void {
  for (const box of shopBoxes(shop.communityId))
    tell({ ...ctx, requestId: `low-${nth}` }, { about: 'stock', _id, no: '补货' }, box, words)
}
