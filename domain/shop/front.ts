import { accounts } from '@domain/account/account'
import { ancestor, areas } from '@domain/area/area'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import { usableOf } from '@domain/points/lots'
import { type Wallet, wallets } from '@domain/points/wallet'
import * as v from 'valibot'
import { countOf, thisMonth } from './allowance'
import { closedTo } from './member'
import { closesAt, isOpenAt, nextOpening } from './opening'
import { type PlaceView, presentPlace, queuePlaceId, queuePlaces } from './queue-place'
import { type GoodFace, type Shelf, type ShelfItem, shelves, shopIdOf, shops } from './shop'

/** 全区最多几家，列在一页里；社区最多 99 个。 */
const SHOPS_LIMIT = 99

/** 一家超市，给人看的样子。 */
export interface ShopView {
  readonly id: string
  readonly communityId: string
  readonly community: string
  readonly name: string
  readonly spot: string
  readonly open: boolean
  /** 正开着的、或下一次开门的一段；很久都不开为空。 */
  readonly next: { readonly from: string; readonly to: string } | null
}

/** 摆在货架上的一样，给人看的样子；值多少钱不给人看，积分换不成钱。 */
export interface GoodView
  extends Pick<GoodFace, 'title' | 'kind' | 'points' | 'source' | 'sponsor' | 'monthly'> {
  readonly id: string
  readonly picture: string | null
  /** 还有几件可以换；有人排队等着的算没有。 */
  readonly free: number
  /** 几个人在排队。 */
  readonly queue: number
}

/** 看的人自己的：能用几分，冻结没有。 */
export interface PurseView {
  /** 认得出是谁的一串摘要：手机上挑好还没换的，各人放各人的。 */
  readonly owner: string
  readonly points: number
  readonly frozen: boolean
}

export interface ShopFrontView {
  /** 哪个社区；不知道他住哪儿、也没有指明的为空，请他选。 */
  readonly community: { readonly id: string; readonly name: string } | null
  /** 这个社区的超市；还没有开为空。 */
  readonly shop: ShopView | null
  /** 此刻下单，最迟什么时候来领。 */
  readonly collectBy: string | null
  readonly goods: readonly GoodView[]
  /** 看的人的积分；游客为空。 */
  readonly purse: PurseView | null
  /** 在职党员换商品和服务，区里还没有放开。 */
  readonly honoursOnly: boolean
}

export function presentShop(
  shop: Pick<Shelf['shop'], 'communityId' | 'community' | 'name' | 'spot' | 'opens' | 'closedDays'>,
  now: string,
): ShopView {
  const { communityId, community, name, spot } = shop
  return {
    ...{ id: shopIdOf(communityId), communityId, community, name, spot },
    ...{ open: isOpenAt(shop, now), next: nextOpening(shop, now) },
  }
}

const presentGood = (
  id: string,
  { face, free, queue = 0 }: ShelfItem,
  pictures: ReadonlyMap<string, string>,
): GoodView => {
  const { title, kind, points, source, sponsor, monthly, picture } = face
  return {
    ...{ id, title, kind, points, source, sponsor, monthly, queue },
    picture: (picture && pictures.get(picture)) ?? null,
    free: queue > 0 ? 0 : free,
  }
}

/** 摆出来的货，分少的在前；照片地址一次问全。 */
export async function goodsOn(
  ctx: Context,
  items: readonly (readonly [string, ShelfItem])[],
): Promise<GoodView[]> {
  const ids = items.flatMap(([, { face }]) => face.picture ?? [])
  const pictures = ids.length > 0 ? await ctx.platform.fileUrls(ids) : new Map<string, string>()
  return items
    .map(([id, item]) => presentGood(id, item, pictures))
    .sort((a, b) => a.points - b.points || a.title.localeCompare(b.title, 'zh'))
}

export const shownItems = ({ items }: Shelf) => Object.entries(items).filter(([, { on }]) => on)

/** 看的人的积分；没有得过的是 0，游客为空。 */
export async function purseOf(ctx: Context) {
  const { accountId } = ctx.actor
  if (accountId === null) return { purse: null, wallet: null }
  const wallet: Wallet | null = await ctx.store.get(wallets, accountId)
  const points = wallet ? usableOf(wallet.lots, ctx.now) : 0
  const owner = ctx.vault.digest('purse', accountId)
  return { purse: { owner, points, frozen: wallet?.frozen != null }, wallet }
}

/** 看哪个社区的：指明的，住的，任职的；都没有为空。 */
async function whereOf(ctx: Context): Promise<string | null> {
  const { accountId, appointments } = ctx.actor
  const account = accountId ? await ctx.store.get(accounts, accountId) : null
  const places = [account?.homeId ?? null, ...appointments.map(({ areaId }) => areaId)]
  return places.map((id) => id && ancestor(id, 'community')).find(Boolean) ?? null
}

/** 一个社区的超市：开没开门、我有几分、有些什么。游客也能看，一次调用。 */
export const front = query({
  door: 'anyone',
  input: v.strictObject({ communityId: v.optional(Id) }),
  async run({ communityId }, ctx): Promise<ShopFrontView> {
    const id = communityId ?? (await whereOf(ctx))
    const { purse } = await purseOf(ctx)
    const nothing = { shop: null, collectBy: null, goods: [], purse, honoursOnly: false }
    if (id === null) return { ...nothing, community: null }
    const shelf = await ctx.store.get(shelves, shopIdOf(id))
    if (!shelf) {
      const area = await ctx.store.get(areas, id)
      if (area?.kind !== 'community')
        throw new AppError('NOT_FOUND', '没有这个社区，请重新选一家超市。')
      return { ...nothing, community: { id, name: area.name } }
    }
    return {
      community: { id, name: shelf.shop.community },
      shop: presentShop(shelf.shop, ctx.now),
      collectBy: closesAt(shelf.shop, ctx.now),
      goods: await goodsOn(ctx, shownItems(shelf)),
      ...{ purse, honoursOnly: await closedTo(ctx, ctx.actor.appointments) },
    }
  },
})

/** 全区开着的超市，选一家看。 */
export const shopList = query({
  door: 'anyone',
  input: v.strictObject({}),
  async run(_, ctx): Promise<ShopView[]> {
    const found = await ctx.store.list(shops, { where: { within: 'D' }, limit: SHOPS_LIMIT })
    return found
      .map((shop) => presentShop(shop, ctx.now))
      .sort((a, b) => a.communityId.localeCompare(b.communityId))
  },
})

export interface GoodDetail {
  readonly shop: ShopView
  readonly good: GoodView
  readonly collectBy: string
  readonly purse: PurseView | null
  /** 这个月我还能换几件；不限为空。 */
  readonly leftThisMonth: number | null
  /** 这一样不给在职党员换。 */
  readonly closed: boolean
  /** 我在排队的那一份；没有在排为空。 */
  readonly place: PlaceView | null
}

/** 一样货：大图、多少分、我这个月还能换几件、排没排队。 */
export const good = query({
  door: 'anyone',
  input: v.strictObject({ shopId: Id, goodId: Id }),
  async run({ shopId, goodId }, ctx): Promise<GoodDetail> {
    const shelf = await ctx.store.get(shelves, shopId)
    const item = shelf?.items[goodId]
    const { accountId } = ctx.actor
    const place = accountId
      ? await ctx.store.get(queuePlaces, queuePlaceId(ctx.vault, accountId, shopId, goodId))
      : null
    const own = place && presentPlace(place, item?.face ?? null)
    // 下架了，给他留着的还能换。
    if (!shelf || !item || (!item.on && own?.status !== 'held'))
      throw new AppError('NOT_FOUND', '这一样已经不在货架上了，请看看别的。')
    const { purse, wallet } = await purseOf(ctx)
    const had = wallet ? countOf(thisMonth(wallet, ctx.now), goodId) : 0
    const { monthly, kind } = item.face
    const [shown] = await goodsOn(ctx, [[goodId, item]])
    if (!shown) throw new Error('一样货画不出来。')
    return {
      shop: presentShop(shelf.shop, ctx.now),
      ...{ good: shown, collectBy: closesAt(shelf.shop, ctx.now), purse, place: own },
      leftThisMonth: monthly === null ? null : Math.max(0, monthly - had),
      closed: kind !== 'honour' && (await closedTo(ctx, ctx.actor.appointments)),
    }
  },
})
