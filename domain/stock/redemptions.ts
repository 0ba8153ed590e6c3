import { Cursor, Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import {
  type OrderWay,
  type Redemption,
  type RedemptionStatus,
  redemptionStatuses,
  redemptions,
} from '@domain/shop/redemption'
import * as v from 'valibot'
import { shelfToRead } from './scope'
import { surnamesOf } from './surnames'

/** 一页几张。 */
const PAGE = 20

/** 一张兑换单，给管货的人看的一行：只有姓，没有领取码。 */
export interface RedemptionRow {
  readonly id: string
  readonly surname: string | null
  readonly status: RedemptionStatus
  readonly way: OrderWay
  readonly goods: readonly { readonly title: string; readonly count: number }[]
  readonly points: number
  readonly orderedAt: string
  readonly closesAt: string
  readonly collectedAt: string | null
  readonly order: string
}

export interface RedemptionListing {
  readonly shopName: string
  readonly rows: readonly RedemptionRow[]
  readonly next: string | null
}

function present(one: Redemption, surname: string | null): RedemptionRow {
  const { _id: id, status, way, lines, points, closesAt, collectedAt, order } = one
  return {
    ...{ id, surname, status, way, points, closesAt, collectedAt, order },
    goods: lines.map(({ face, count }) => ({ title: face.title, count })),
    orderedAt: one.timeline[0]?.at ?? '',
  }
}

const statusNames = Object.keys(redemptionStatuses) as [RedemptionStatus, ...RedemptionStatus[]]

/** 一家超市的兑换单，按状态看，新的在前。 */
export const redemptionsHere = query({
  door: 'consented',
  input: v.strictObject({
    shopId: v.optional(Id),
    status: v.picklist(statusNames),
    before: v.optional(Cursor),
  }),
  async run({ shopId: wanted, status, before }, ctx): Promise<RedemptionListing> {
    const { _id: shopId, shop } = await shelfToRead(ctx, wanted)
    const found = await ctx.store.list(redemptions, {
      where: { shopId, status, ...(before && { order: { below: before } }) },
      orderBy: '-order',
      limit: PAGE + 1,
    })
    const shown = found.slice(0, PAGE)
    const surnames = await surnamesOf(
      ctx,
      shown.map(({ accountId }) => accountId),
    )
    return {
      shopName: shop.name,
      rows: shown.map((one) => present(one, surnames.get(one.accountId) ?? null)),
      next: found.length > PAGE ? (shown.at(-1)?.order ?? null) : null,
    }
  },
})
