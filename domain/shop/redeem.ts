import type { Appointment } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { takeOldest, usableOf } from '@domain/points/lots'
import { post, saveWallet } from '@domain/points/post'
import { assertUsable, type Wallet, wallets } from '@domain/points/wallet'
import { orderOf } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { assertAllowance, boughtAfter } from './allowance'
import { markFor, markOf, release, reserve, share, type Wanted } from './hold'
import { assertMember } from './member'
import { closesAt } from './opening'
import { presentRedemption, type RedemptionView } from './present'
import {
  COUNT_LIMIT,
  codeDigestOf,
  type Gift,
  LINES_LIMIT,
  type OrderWay,
  pickupCode,
  type Redemption,
  type RedemptionLine,
  redemptions,
  totalOf,
} from './redemption'
import { type Mark, type Shelf, shelves } from './shop'

/** 占着货又没开成单的同一次提交，过了多久不再接着用，毫秒。 */
const MARK_LIFE = 60_000
/** 没占到、货又看着还有，再试几遍。 */
const ATTEMPTS = 5

/** 单从哪里来：编号取自它，同一个起因只有一张单；`digest` 认出换了内容的。 */
interface OrderCause {
  readonly id: string
  readonly digest: string
}

/** 用谁的积分、在哪家超市、换什么、怎么下的单。 */
export interface Order {
  readonly accountId: string
  /** 积分的主人此刻的任职，不是经手的人的；拿卡的没有任职。 */
  readonly held: readonly Appointment[]
  readonly onCard?: boolean
  /** 不给就是这一次请求。 */
  readonly cause?: OrderCause
  readonly shopId: string
  readonly wanted: readonly Wanted[]
  readonly way: OrderWay
  /** 送给哪个心愿；给自己换的没有。 */
  readonly gift?: Gift
}

/** 占不到的缘由，照货架此刻的样子说；看着都还有的为空。 */
function whyNot(shelf: Shelf | null, wanted: readonly Wanted[]): AppError | null {
  for (const { goodId, count, points } of wanted) {
    const item = shelf?.items[goodId]
    if (!item?.on)
      return new AppError('NOT_FOUND', '您要的有一样已经不在货架上了，请看看别的，没有扣您的积分。')
    const { title } = item.face
    if (item.face.points !== points)
      return new AppError(
        'CONFLICT',
        `“${title}”现在是 ${item.face.points} 分，请看过再决定，没有扣您的积分。`,
      )
    if ((item.queue ?? 0) > 0)
      return new AppError(
        'LIMIT',
        `“${title}”有人在排队，先给排队的人，没有扣您的积分；您也可以排队。`,
      )
    if (item.free < count) {
      const left = item.free > 0 ? `只剩 ${item.free} 件` : '刚刚被兑完了'
      return new AppError('LIMIT', `“${title}”${left}，没有扣您的积分；可以排队等补货。`)
    }
  }
  return null
}

interface Held {
  readonly mark: Mark
  readonly shelf: Shelf
  /** 这一张其实已经开成了。 */
  readonly done: Redemption | null
}

/** 占到货：记号和货架。先前占着的同一张单接着用；太久以前的先退回。 */
async function holdGoods(ctx: Context, id: string, { shopId, wanted }: Order): Promise<Held> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const mark = markFor(ctx, id, wanted)
    const reserved = await reserve(ctx, shopId, wanted, mark)
    const shelf = await ctx.store.get(shelves, shopId)
    if (reserved && shelf) return { mark, shelf, done: null }
    const own = shelf && markOf(shelf, id)
    if (own) {
      const done = await ctx.store.get(redemptions, id)
      const fresh = Date.parse(ctx.now) - Date.parse(own.at) < MARK_LIFE
      if (done || (fresh && (await share(ctx, shopId, own)))) return { mark: own, shelf, done }
      if (!fresh && !(await release(ctx, shopId, own))) break
      continue
    }
    const why = whyNot(shelf, wanted)
    if (why) throw why
  }
  throw new AppError('CONFLICT', '这会儿兑换的人多，没有办成，也没有扣您的积分，请再点一次。')
}

/** 要换的几样，照货架此刻的样子。 */
export function linesOf({ items }: Shelf, wanted: readonly Wanted[]): RedemptionLine[] {
  return wanted.flatMap(({ goodId, count }) => {
    const face = items[goodId]?.face
    return face ? [{ goodId, face, count }] : []
  })
}

/** 一张新的兑换单。 */
export function drawUp(
  ctx: Context,
  id: string,
  { accountId, shopId, way, gift, onCard, cause }: Order,
  { shop }: Shelf,
  paid: Pick<Redemption, 'lines' | 'points' | 'lots' | 'markKey'>,
): Redemption {
  const until = closesAt(shop, ctx.now)
  const first = {
    ...{ step: 'order', at: ctx.now, by: ctx.actor.accountId ?? '', note: null },
    ...{ requestId: ctx.requestId, digest: ctx.bodyDigest },
  }
  return {
    ...{ _id: id, rev: 1, accountId, ...(onCard && { onCard }) },
    ...{ shopId, shopName: shop.name, spot: shop.spot },
    ...{ within: shop.within, status: 'ordered', ...paid, way },
    codeDigest: codeDigestOf(ctx.vault, shopId, pickupCode(ctx.vault, id)),
    ...{ closesAt: until, wakeAt: until, timeline: [first], collectedAt: null, clerkId: null },
    digest: cause?.digest ?? ctx.bodyDigest,
    ...{ order: orderOf(ctx.now, id), ...(gift && { gift }) },
  }
}

/** 扣分：先到期的先用；不够抛 LIMIT。返回用掉的几批。 */
export async function pay(
  ctx: Context,
  id: string,
  { accountId, shopId }: Pick<Order, 'accountId' | 'shopId'>,
  lines: readonly RedemptionLine[],
) {
  const wallet: Wallet | null = await ctx.store.pin(wallets, accountId)
  const points = totalOf(lines)
  if (wallet) assertUsable(wallet)
  const usable = wallet ? usableOf(wallet.lots, ctx.now) : 0
  const lots = wallet && takeOldest(wallet.lots, points, ctx.now)
  if (!wallet || !lots)
    throw new AppError(
      'LIMIT',
      `要 ${points} 分，您现在能用的是 ${usable} 分，还差 ${points - usable} 分。`,
    )
  assertAllowance(wallet, lines, ctx.now)
  const after = await post(ctx, accountId, wallet, {
    ...{ _id: ctx.vault.digest('entry', 'redeem', id), kind: 'redeem', lots },
    cause: { kind: 'redemption', id, words: lines.map(({ face }) => face.title).join('、') },
    others: [{ holder: 'shop', id: shopId, points }],
  })
  saveWallet(ctx, wallet, { ...after, bought: boughtAfter(after, lines, ctx.now) })
  return { points, lots }
}

/**
 * 开单：占货在前；扣分、流水、单一起写。没开成的，占着的货当场退回。
 * 说“不行”之前再看一眼：这一张也许早就开成了，分正是它扣的。
 */
export async function placeOrder(ctx: Context, order: Order): Promise<Redemption> {
  const id = ctx.vault.digest('redemption', order.accountId, order.cause?.id ?? ctx.requestId)
  const before = ctx.again ? await ctx.store.get(redemptions, id) : null
  if (before) return replay(ctx, before, order)
  const { mark, shelf, done } = await holdGoods(ctx, id, order)
  if (done) return replay(ctx, done, order)
  try {
    const lines = linesOf(shelf, order.wanted)
    // 送给心愿的，在职党员也可以送。
    if (!order.gift) await assertMember(ctx, order.held, lines)
    const { points, lots } = await pay(ctx, id, order, lines)
    const drawn = drawUp(ctx, id, order, shelf, { lines, points, lots, markKey: mark.key })
    ctx.store.create(redemptions, drawn)
    return drawn
  } catch (error) {
    // 别的错（断了、撞了）不知道办成没有，记号留着：重来的接着用，没有人来就由定时任务收拾。
    if (!(error instanceof AppError)) throw error
    const placed = await ctx.store.pin(redemptions, id)
    if (placed) return replay(ctx, placed, order)
    await release(ctx, order.shopId, mark)
    throw error
  }
}

/** 同一次提交又来了：还是那一张；多占的货退回。换了内容抛 CONFLICT。 */
async function replay(
  ctx: Context,
  before: Redemption,
  { shopId, cause }: Order,
): Promise<Redemption> {
  if (before.digest !== (cause?.digest ?? ctx.bodyDigest))
    throw new AppError('CONFLICT', '这次要换的和上次的对不上，请先看看“我的兑换”里是不是已经有了。')
  const shelf = await ctx.store.get(shelves, shopId)
  const extra = shelf?.marks.find(
    ({ id, key }: Mark) => id === before._id && key !== before.markKey,
  )
  if (extra) await release(ctx, shopId, extra)
  return before
}

export const Lines = v.pipe(
  v.array(
    v.strictObject({
      goodId: Id,
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(COUNT_LIMIT)),
      points: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
  v.minLength(1, '请先选一样东西。'),
  v.maxLength(LINES_LIMIT, `一次最多换 ${LINES_LIMIT} 样，请分两次。`),
  v.check(
    (lines) => new Set(lines.map(({ goodId }) => goodId)).size === lines.length,
    '同一样写了两遍，请合在一起。',
  ),
)

/** 自己在手机上兑换。 */
export const redeem = command({
  door: 'consented',
  input: v.strictObject({ shopId: Id, lines: Lines }),
  async run({ shopId, lines }, ctx): Promise<RedemptionView> {
    const held = ctx.actor.appointments
    const order: Order = { accountId: me(ctx), held, shopId, wanted: lines, way: 'phone' }
    return presentRedemption(ctx, await placeOrder(ctx, order))
  },
})
