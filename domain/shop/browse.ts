import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Cursor, Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { keptUntil, openingsUntil } from './opening'
import { presentRedemption, presentRedemptions, type RedemptionView } from './present'
import {
  livePlaces,
  PLACES_LIMIT,
  type PlaceView,
  presentPlace,
  type QueuePlace,
  queuePlaces,
} from './queue-place'
import { redemptions } from './redemption'
import { shelves } from './shop'

/** 我的兑换一页几张。 */
const PAGE = 20

export interface RedemptionPage {
  readonly rows: readonly RedemptionView[]
  readonly next: string | null
  /** 在排队的、给他留着的；只在第一页上。 */
  readonly places: readonly PlaceView[]
}

/** 正在排的几份，轮到了的在前；轮到了的说得出几分。 */
async function placesOf(ctx: Context): Promise<PlaceView[]> {
  const found = await ctx.store.list(queuePlaces, {
    where: { accountId: me(ctx), status: { oneOf: livePlaces } },
    limit: PLACES_LIMIT,
  })
  const held = found.filter(({ status }) => status === 'held')
  const shelfIds = [...new Set(held.map(({ shopId }) => shopId))]
  const known = await Promise.all(shelfIds.map((id) => ctx.store.get(shelves, id)))
  const faceOf = ({ shopId, goodId, status }: QueuePlace) =>
    status === 'held' ? known.find((it) => it?._id === shopId)?.items[goodId]?.face : undefined
  return [...held, ...found.filter((it) => !held.includes(it))].flatMap(
    (it) => presentPlace(it, faceOf(it) ?? null) ?? [],
  )
}

/** 我的兑换，新的在前。 */
export const mine = query({
  door: 'consented',
  input: v.strictObject({ before: v.optional(Cursor) }),
  async run({ before }, ctx): Promise<RedemptionPage> {
    const found = await ctx.store.list(redemptions, {
      where: { accountId: me(ctx), ...(before ? { order: { below: before } } : {}) },
      orderBy: '-order',
      limit: PAGE + 1,
    })
    const shown = found.slice(0, PAGE)
    return {
      rows: await presentRedemptions(ctx, shown),
      next: found.length > PAGE ? (shown.at(-1)?.order ?? null) : null,
      places: before ? [] : await placesOf(ctx),
    }
  },
})

async function ownRedemption(ctx: Context, id: string) {
  const one = await ctx.store.get(redemptions, id)
  if (one?.accountId !== me(ctx))
    throw new AppError('NOT_FOUND', '没有找到这张兑换单，请返回“我的兑换”再打开。')
  return one
}

/** 领取的页面最多说几段开门的时间。 */
const OPENINGS = 4

export interface RedemptionDetail extends RedemptionView {
  /** 能来领的几段时间；不用领的没有。 */
  readonly openings: readonly { readonly from: string; readonly to: string }[]
}

/** 自己的一张：领取码、什么时候来得了在里面。社区改了开门的日子，照改过的说，只会更晚。 */
export const detail = query({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<RedemptionDetail> {
    const one = await ownRedemption(ctx, id)
    const view = await presentRedemption(ctx, one)
    if (one.status !== 'ordered') return { ...view, openings: [] }
    const shelf = await ctx.store.get(shelves, one.shopId)
    const until = shelf ? keptUntil(one, shelf.shop) : one.closesAt
    const openings = shelf ? openingsUntil(shelf.shop, ctx.now, until, OPENINGS) : []
    return { ...view, closesAt: until, openings }
  },
})
