import type { Context } from '@domain/kernel/context'
import { addMinutes } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import { ownerOf } from '@domain/points/holder'
import { usableOf } from '@domain/points/lots'
import { wallets } from '@domain/points/wallet'
import type { Wanted } from '@domain/shop/hold'
import { Lines } from '@domain/shop/redeem'
import { redemptions } from '@domain/shop/redemption'
import { shelves } from '@domain/shop/shop'
import { ASK_MINUTES, type WalkIn, type WalkInState, walkIns } from '@domain/shop/walk-in'
import * as v from 'valibot'
import { PassText, whoIn } from './pass'
import { type HandedView, presentHanded } from './present'
import { counterAt } from './shop'

/** 柜台那边看到的：走到哪了；换成了的连同刚递出去的那一张。 */
export interface WalkInView {
  readonly id: string
  readonly state: WalkInState
  readonly words: string
  readonly points: number
  /** 手机上答到什么时候为止。 */
  readonly until: string
  /** 是卡：可以输密码，手机上没有人答。 */
  readonly onCard: boolean
  readonly handed: HandedView | null
}

export const walkInWords = ({ lines }: Pick<WalkIn, 'lines'>) =>
  lines.map(({ title, count }) => `${title} ${count} 件`).join('、')

export async function presentWalkIn(ctx: Context, one: WalkIn): Promise<WalkInView> {
  const made = one.redemptionId && (await ctx.store.get(redemptions, one.redemptionId))
  const owner = await ownerOf(ctx, one.accountId)
  return {
    ...{ id: one._id, state: one.state, words: walkInWords(one), points: one.points },
    ...{ until: one.until, onCard: owner?.onCard ?? false },
    handed: made ? await presentHanded(ctx, made) : null,
  }
}

/** 这一次是这位核销员问的；不是的和没有一样。 */
export async function walkInBy(ctx: Context, id: string): Promise<WalkIn> {
  const one = await ctx.store.get(walkIns, id)
  if (one?.clerkId !== me(ctx))
    throw new AppError('NOT_FOUND', '没有找到这一次，请再扫一次他的码，重新选。')
  return one
}

/** 选的几样写上名字；不在架上、分数变了的说一声。 */
async function named(ctx: Context, shopId: string, lines: readonly Wanted[]) {
  const found = await ctx.store.get(shelves, shopId)
  return lines.map((line) => {
    const item = found?.items[line.goodId]
    if (!item?.on) throw new AppError('NOT_FOUND', '选的有一样已经不在货架上了，请重新选。')
    const { title, points } = item.face
    if (points !== line.points)
      throw new AppError('CONFLICT', `“${title}”现在是 ${points} 分，请看过再选。`)
    return { ...line, title }
  })
}

async function assertEnough(ctx: Context, accountId: string, points: number): Promise<void> {
  const wallet = await ctx.store.get(wallets, accountId)
  const usable = wallet ? usableOf(wallet.lots, ctx.now) : 0
  if (usable < points)
    throw new AppError('LIMIT', `一共要 ${points} 分，他能用的是 ${usable} 分，请少选一样。`)
}

/** 选好了，请他点头：手机上几秒就看得到；没有手机的，接着签字或输密码。 */
export const askNod = command({
  door: 'consented',
  input: v.strictObject({ shopId: Id, pass: PassText, lines: Lines }),
  async run({ shopId, pass, lines }, ctx): Promise<WalkInView> {
    await counterAt(ctx, shopId)
    const accountId = whoIn(ctx, pass)
    const _id = ctx.vault.digest('walkIn', me(ctx), ctx.requestId)
    const before = await ctx.store.get(walkIns, _id)
    if (before?.digest === ctx.bodyDigest) return presentWalkIn(ctx, before)
    if (before) throw new AppError('CONFLICT', '这次选的和上次的不一样，请返回重新选。')
    const chosen = await named(ctx, shopId, lines)
    const points = chosen.reduce((sum, line) => sum + line.points * line.count, 0)
    await assertEnough(ctx, accountId, points)
    const one: WalkIn = {
      ...{ _id, rev: 1, shopId, accountId, lines: chosen, points, clerkId: me(ctx) },
      ...{ state: 'asking', at: ctx.now, until: addMinutes(ctx.now, ASK_MINUTES) },
      ...{ nod: null, redemptionId: null, digest: ctx.bodyDigest },
    }
    ctx.store.create(walkIns, one)
    return presentWalkIn(ctx, one)
  },
})

/** 他答了没有：柜台几秒看一次。 */
export const walkIn = query({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  run: async ({ id }, ctx): Promise<WalkInView> => presentWalkIn(ctx, await walkInBy(ctx, id)),
})

/** 不换了，或重新选：他手机上的那一问也收起来。 */
export const dropAsk = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<WalkInView> {
    const one = await walkInBy(ctx, id)
    if (one.state !== 'asking') return presentWalkIn(ctx, one)
    const dropped: WalkIn = { ...one, state: 'refused' }
    ctx.store.put(walkIns, dropped)
    return presentWalkIn(ctx, dropped)
  },
})
