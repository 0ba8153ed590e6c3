import { type Actor, areasOf, holds, type Role } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { type Shelf, type ShelfItem, shelves, shopIdOf } from '@domain/shop/shop'
import { counterRoles } from '@domain/shop/steps'

/** 只看不办的：街道、区、审计，各看各的辖区。 */
export const stockOverseers: readonly Role[] = ['street', 'district', 'auditor']
/** 看得到库存的角色。 */
export const stockReaders: readonly Role[] = [...counterRoles, ...stockOverseers]

/** 管不管得了这家超市的货：站柜台的人，本社区的。 */
export const keepsStock = (actor: Actor, within: readonly string[]) =>
  holds(actor, counterRoles, within)

const noShop = () =>
  new AppError('NOT_FOUND', '没有找到这家超市，或者它不在您管的地方，请返回重新打开。')

/** 要看的那家超市的货架，没说就是他自己站柜台的那一家。没有和不该看是同一句话。 */
export async function shelfToRead(ctx: Context, wanted: string | undefined): Promise<Shelf> {
  const [own] = areasOf(ctx.actor, counterRoles)
  if (wanted === undefined && own === undefined)
    throw new AppError('FORBIDDEN', '库存由超市的柜台核销员和本社区的工作人员来管。')
  const shelf = await ctx.store.get(shelves, wanted ?? shopIdOf(own ?? ''))
  if (!shelf || !holds(ctx.actor, stockReaders, shelf.shop.within)) throw noShop()
  return shelf
}

/** 核对他管得了这家超市的货；管不了抛 FORBIDDEN。 */
export function assertKeeps(ctx: Context, { shop }: Shelf): void {
  if (!keepsStock(ctx.actor, shop.within))
    throw new AppError('FORBIDDEN', '进货、报损、盘点由本社区超市的人来办。')
}

/** 货架上的一样；没有抛 NOT_FOUND。 */
export function itemIn({ items }: Shelf, goodId: string): ShelfItem {
  const item = items[goodId]
  if (!item) throw new AppError('NOT_FOUND', '货架上没有这一样，请返回库存重新打开。')
  return item
}
