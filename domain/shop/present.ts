import type { Context } from '@domain/kernel/context'
import { allowedSteps } from '@domain/kernel/flow'
import {
  type OrderWay,
  pickupCode,
  pickupToken,
  type Redemption,
  type RedemptionStatus,
} from './redemption'
import type { GoodFace } from './shop'
import { type RedemptionStepName, redemptionSteps } from './steps'

/** 单上的一样，给人看的样子；照片是短时有效的地址。 */
export interface LineView
  extends Pick<GoodFace, 'title' | 'kind' | 'points' | 'source' | 'sponsor'> {
  readonly goodId: string
  readonly count: number
  readonly picture: string | null
}

/** 一张兑换单，给本人和经手的人看的样子。 */
export interface RedemptionView {
  readonly id: string
  readonly shopId: string
  readonly shopName: string
  readonly spot: string
  readonly status: RedemptionStatus
  readonly way: OrderWay
  readonly lines: readonly LineView[]
  readonly points: number
  /** 领取码和二维码里的一串；只给本人，只在等他来领的时候。 */
  readonly code: { readonly digits: string; readonly token: string } | null
  readonly closesAt: string
  readonly orderedAt: string
  readonly collectedAt: string | null
  /** 送给哪个心愿的；给自己换的为空。 */
  readonly gift: { readonly ticketId: string; readonly no: string } | null
  readonly steps: readonly RedemptionStepName[]
  readonly order: string
}

/** 几张单的照片地址，一次问全。 */
async function picturesOf(ctx: Context, found: readonly Redemption[]) {
  const ids = found.flatMap(({ lines }) => lines.flatMap(({ face }) => face.picture ?? []))
  return ids.length > 0 ? ctx.platform.fileUrls([...new Set(ids)]) : new Map<string, string>()
}

/** 领取码给谁看：给自己换的给本人；送给心愿的由办心愿的人来领，送的人不看。 */
const ownCode = (one: Redemption, { actor }: Context) =>
  one.accountId === actor.accountId && !one.gift

function present(
  ctx: Context,
  one: Redemption,
  pictures: ReadonlyMap<string, string>,
  coded: boolean,
): RedemptionView {
  const { _id: id, shopId, shopName, spot, status, way, points, closesAt, collectedAt, order } = one
  const waiting = coded && status === 'ordered'
  return {
    ...{ id, shopId, shopName, spot, status, way, points, closesAt, collectedAt, order },
    orderedAt: one.timeline[0]?.at ?? ctx.now,
    lines: one.lines.map(({ goodId, count, face }) => {
      const { title, kind, points: each, source, sponsor, picture } = face
      return {
        ...{ goodId, count, title, kind, points: each, source, sponsor },
        picture: (picture && pictures.get(picture)) ?? null,
      }
    }),
    code: waiting ? { digits: pickupCode(ctx.vault, id), token: pickupToken(ctx.vault, id) } : null,
    gift: one.gift ? { ticketId: one.gift.ticketId, no: one.gift.no } : null,
    steps: allowedSteps(redemptionSteps, one, ctx.actor, ctx.now),
  }
}

/** 几张兑换单变成给人看的样子；`coded` 说领取码给不给他看，不说就只给本人。 */
export async function presentRedemptions(
  ctx: Context,
  found: readonly Redemption[],
  coded: (one: Redemption, ctx: Context) => boolean = ownCode,
): Promise<RedemptionView[]> {
  const pictures = await picturesOf(ctx, found)
  return found.map((one) => present(ctx, one, pictures, coded(one, ctx)))
}

export async function presentRedemption(ctx: Context, one: Redemption): Promise<RedemptionView> {
  return present(ctx, one, await picturesOf(ctx, [one]), ownCode(one, ctx))
}
