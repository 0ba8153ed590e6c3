import { areasOf, communityStaff, type UnitRef, unitsOf } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Cursor, Id } from '@domain/kernel/input'
import type { Condition } from '@domain/kernel/store'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { presentCard, type WishCard } from './present'
import { wishes, wishKindNames } from './wish'

/** 一页心愿的条数：一屏半，便宜手机也画得快。 */
const PAGE = 12
/** 工作台一次看到的上限；再多先办完眼前的。 */
const STAFF_WORK = 50

export interface WishPage {
  readonly rows: readonly WishCard[]
  /** 下一页的游标；没有下一页为空。 */
  readonly next: string | null
}

async function page(
  ctx: Context,
  where: Record<string, Condition>,
  before: string | undefined,
): Promise<WishPage> {
  const found = await ctx.store.list(wishes, {
    where: { kind: 'wish', ...where, ...(before ? { order: { below: before } } : {}) },
    orderBy: '-order',
    limit: PAGE + 1,
  })
  const rows = found.slice(0, PAGE).map((wish) => presentCard(wish, ctx.actor))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.order ?? null) : null }
}

/** 心愿大厅：等人认领的，按区域和种类筛选。游客可看。 */
export const hall = query({
  door: 'anyone',
  input: v.strictObject({
    areaId: v.optional(Id, 'D'),
    category: v.optional(v.picklist(wishKindNames)),
    before: v.optional(Cursor),
  }),
  run: ({ areaId, category, before }, ctx) =>
    page(
      ctx,
      { status: 'open', ...(category ? { 'wish.category': category } : {}), within: areaId },
      before,
    ),
})

/** 游客和还没同意隐私指引的人什么也没有过，看到的是空，不是报错。 */
const nothing: WishPage = { rows: [], next: null }

const Paging = v.strictObject({ before: v.optional(Cursor) })

/** 我许的愿。 */
export const mine = query({
  door: 'anyone',
  input: Paging,
  run: async ({ before }, ctx) =>
    ctx.actor.consented ? page(ctx, { beneficiary: me(ctx) }, before) : nothing,
})

/** 我代别人许的，连同他已经接过去的。 */
export const proxied = query({
  door: 'anyone',
  input: Paging,
  run: async ({ before }, ctx) =>
    ctx.actor.consented ? page(ctx, { proxyId: me(ctx) }, before) : nothing,
})

export interface ClaimsPage extends WishPage {
  /** 他联络的单位；各有一张单位认领的单子。 */
  readonly units: readonly UnitRef[]
}

/** 我认领的；给出 `unitId` 时是那个单位认领的，只给它的联络员看。 */
export const claims = query({
  door: 'anyone',
  input: v.strictObject({ unitId: v.optional(Id), before: v.optional(Cursor) }),
  async run({ unitId, before }, ctx): Promise<ClaimsPage> {
    if (!ctx.actor.consented) return { ...nothing, units: [] }
    const units = unitsOf(ctx.actor, 'unitLiaison')
    if (unitId && !units.some(({ id }) => id === unitId))
      throw new AppError('FORBIDDEN', '单位认领的心愿只给这个单位的联络员看。')
    const whose = unitId ? { 'wish.unit.id': unitId } : { helperIds: me(ctx) }
    return { ...(await page(ctx, whose, before)), units }
  },
})

/** 本社区要工作人员动手的：等审核的、系统请社区过问的，最急的在前。 */
export async function staffWork(ctx: Context): Promise<WishCard[]> {
  const communities = areasOf(ctx.actor, communityStaff)
  const found = await Promise.all(
    communities.map((within) =>
      ctx.store.list(wishes, {
        where: { kind: 'wish', needsStaff: true, within },
        orderBy: 'dueAt',
        limit: STAFF_WORK,
      }),
    ),
  )
  return found.flat().map((wish) => presentCard(wish, ctx.actor))
}
