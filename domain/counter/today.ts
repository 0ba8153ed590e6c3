import { areasOf } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { clockOn } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import { type OrderWay, type Redemption, redemptions } from '@domain/shop/redemption'
import { type Shop, shops } from '@domain/shop/shop'
import { counterRoles } from '@domain/shop/steps'
import * as v from 'valibot'
import { type HandedView, wordsOf } from './present'
import { calledOf } from './who'

/** 今天最多列几张；再多就说“200 多”。 */
export const DAY_LIMIT = 200
/** 一个人最多站几家柜台。 */
const SHOPS_LIMIT = 20

/** 今天递出去的一张，登记表上的一行。 */
export interface TodayRow extends Pick<HandedView, 'id' | 'called' | 'words' | 'collectedAt'> {
  readonly points: number
  readonly way: OrderWay
  /** 代领，或他怎么点的头；没有要说的为空。 */
  readonly note: string | null
  readonly mine: boolean
}

interface CounterShop {
  readonly id: string
  readonly name: string
  readonly spot: string
  readonly communityId: string
}

export interface TodayView {
  /** 他站的几家柜台；选了哪一家在 `shopId`。 */
  readonly shops: readonly CounterShop[]
  readonly shopId: string
  readonly rows: readonly TodayRow[]
  /** 数到头了，不止这么多。 */
  readonly more: boolean
}

/** 递出去那一步说的话。 */
const handNote = ({ timeline }: Redemption) =>
  timeline.filter(({ step }) => step === 'collect').at(-1)?.note ?? null

async function collectedOn(ctx: Context, shopId: string): Promise<Redemption[]> {
  return ctx.store.list(redemptions, {
    where: { shopId, collectedAt: { above: clockOn(ctx.now, 0) } },
    orderBy: '-collectedAt',
    limit: DAY_LIMIT + 1,
  })
}

async function rowsOf(ctx: Context, found: readonly Redemption[]): Promise<TodayRow[]> {
  const called = await calledOf(
    ctx,
    found.map(({ accountId }) => accountId),
  )
  return found.map((one) => ({
    ...{ id: one._id, called: called(one.accountId).called, words: wordsOf(one) },
    ...{ points: one.points, way: one.way, note: handNote(one) },
    ...{ collectedAt: one.collectedAt ?? ctx.now, mine: one.clerkId === me(ctx) },
  }))
}

const shown = ({ _id: id, name, spot, communityId }: Shop): CounterShop => ({
  ...{ id, name, spot, communityId },
})

/** 柜台的第一眼：他站哪几家，今天递出去了什么。 */
export const today = query({
  door: 'consented',
  input: v.strictObject({ shopId: v.optional(Id) }),
  async run({ shopId }, ctx): Promise<TodayView> {
    const areaIds = areasOf(ctx.actor, counterRoles)
    if (areaIds.length === 0)
      throw new AppError('FORBIDDEN', '柜台由本社区的柜台核销员和工作人员来站，请找社区的人。')
    const list = await ctx.store.list(shops, {
      where: { within: { oneOf: areaIds } },
      limit: SHOPS_LIMIT,
    })
    const at = list.find(({ _id }) => _id === shopId) ?? list[0]
    if (!at) throw new AppError('NOT_FOUND', '您的社区还没有积分兑换超市，请找社区开一家。')
    const found = await collectedOn(ctx, at._id)
    return {
      ...{ shops: list.map(shown), shopId: at._id },
      rows: await rowsOf(ctx, found.slice(0, DAY_LIMIT)),
      more: found.length > DAY_LIMIT,
    }
  },
})
