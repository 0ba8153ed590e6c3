import { areas, withinOf } from '@domain/area/area'
import { communityStaff } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { dayOf } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { checkedText } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import { type Shelf, type Shop, shelves, shopIdOf, shops } from '@domain/shop/shop'
import { uploadFolder } from '@domain/wish/media'
import * as v from 'valibot'
import { assertKeeps, findGood } from './find'
import { GOODS_LIMIT, goods } from './good'
import { type GoodRow, type KeptGood, presentKept, presentRow } from './present'
import { opensProblem, ShopForm } from './shop-form'
import { keepsGoods, seesGoods } from './steps'

/** 开门的时间和地方，填表用。 */
export type ShopSettings = Pick<Shop, 'name' | 'spot' | 'opens' | 'closedDays'>

export interface GoodsKept {
  readonly community: { readonly id: string; readonly name: string }
  /** 超市的开门时间；还没有开为空。 */
  readonly shop: ShopSettings | null
  readonly rows: readonly GoodRow[]
  /** 能添、能改；街道只看、只审。 */
  readonly keeps: boolean
  /** 照片传到哪个文件夹，也是写到一半的草稿归谁。 */
  readonly uploadFolder: string
}

const settingsOf = ({ name, spot, opens, closedDays }: ShopSettings): ShopSettings => ({
  ...{ name, spot, opens, closedDays },
})

/** 要他动手的在前，再是请改一改的，再照名字。 */
const rank = ({ toReview, status, shelf }: GoodRow) =>
  [toReview, status === 'pending', status === 'rejected', shelf?.low, shelf?.on].findIndex(Boolean)

const inOrder = (a: GoodRow, b: GoodRow) => {
  const [x, y] = [rank(a), rank(b)].map((at) => (at < 0 ? 9 : at)) as [number, number]
  return x - y || a.title.localeCompare(b.title, 'zh')
}

async function communityOf(ctx: Context, given: string | undefined) {
  const own = ctx.actor.appointments.find(({ role }) => communityStaff.includes(role))
  const id = given ?? own?.areaId
  if (!id || !seesGoods(ctx.actor, withinOf(id)))
    throw new AppError('FORBIDDEN', '超市的货给本社区的工作人员和所在的街道看，别的人看不到。')
  return id
}

/** 管一家超市的货：全部的货，哪些等审核、哪些该补货。一次调用。 */
export const goodsKept = query({
  door: 'consented',
  input: v.strictObject({ communityId: v.optional(Id) }),
  async run({ communityId }, ctx): Promise<GoodsKept> {
    const id = await communityOf(ctx, communityId)
    const shopId = shopIdOf(id)
    const [shelf, area] = await Promise.all([
      ctx.store.get(shelves, shopId),
      ctx.store.get(areas, id),
    ])
    if (area?.kind !== 'community') throw new AppError('NOT_FOUND', '没有这个社区，请重新打开。')
    const found = shelf
      ? await ctx.store.list(goods, { where: { shopId }, limit: GOODS_LIMIT })
      : []
    const rows = found.map((one) => presentRow(one, shelf?.items[one._id], ctx.actor, ctx.now))
    return {
      community: { id, name: area.name },
      shop: shelf && settingsOf(shelf.shop),
      rows: rows.sort(inOrder),
      keeps: keepsGoods(ctx.actor, withinOf(id)),
      uploadFolder: uploadFolder(ctx),
    }
  },
})

/** 一样货：写的一版、货架上的一版、退回的缘由。 */
export const keptGood = query({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  run: async ({ id }, ctx): Promise<KeptGood> => presentKept(ctx, await findGood(ctx, id)),
})

/** 新开的货架，什么也没有。 */
const emptyShelf = (_id: string, shop: Shelf['shop']): Shelf => ({
  ...{ _id, shop, items: {}, marks: [], queued: 0 },
})

/**
 * 写开门的时间和地方；第一次写就是开张。超市和货架上的副本一起写。
 * 过去的“不开门”去掉；下好的单不会因此早到期。
 */
export const arrangeShop = command({
  door: 'consented',
  input: v.strictObject({ communityId: Id, form: ShopForm }),
  async run({ communityId, form }, ctx): Promise<ShopSettings> {
    const within = withinOf(communityId)
    assertKeeps(ctx, within)
    const _id = shopIdOf(communityId)
    const [before, area] = await Promise.all([
      ctx.store.get(shops, _id),
      ctx.store.get(areas, communityId),
    ])
    if (area?.kind !== 'community') throw new AppError('NOT_FOUND', '没有这个社区，请重新打开。')
    const problem = opensProblem(form.opens)
    if (problem) throw new AppError('INVALID', problem)
    await checkedText(ctx, `${form.name}，${form.spot}`)
    const today = dayOf(ctx.now)
    const closedDays = [...new Set(form.closedDays)].filter((day) => day >= today).sort()
    const opens = [...form.opens].sort((a, b) => a.day - b.day || a.from.localeCompare(b.from))
    const shop = { communityId, within, community: area.name, ...form, opens, closedDays }
    if (before) {
      ctx.store.put(shops, { ...before, ...shop })
      ctx.store.adjust(shelves, _id, { set: { shop } })
    } else {
      ctx.store.create(shops, { _id, rev: 1, ...shop })
      ctx.store.create(shelves, emptyShelf(_id, shop))
    }
    return settingsOf(shop)
  },
})
