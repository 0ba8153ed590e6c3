import { accounts } from '@domain/account/account'
import { ancestor, withinOf } from '@domain/area/area'
import { type Appointment, communityStaff, inForce, type Role } from '@domain/kernel/actor'
import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { orderOf } from '@domain/ticket/ticket'
import { type WallWords, wallWords } from './wall-words'
import { type Contact, isJoint, type Wish } from './wish'

/**
 * 心愿墙上的一格。只存许愿人同意公开的那几样，同意时是什么样就一直是什么样；
 * 编号是摘要，认不出是哪一张工单。撤下以后内容和地方都清空，谁也查不到。
 */
export interface WallPiece {
  readonly _id: string
  readonly rev: number
  /** 到社区为止的全部上级。 */
  readonly within: readonly string[]
  readonly order: string
  readonly words: WallWords | null
}

export const wall = collection<WallPiece>('wall', ['within', '-order'])

const kindHelpers: readonly [readonly Role[], string][] = [
  [['partyMember'], '一位在职党员'],
  [['volunteer'], '一位志愿者'],
  [communityStaff, '社区工作人员'],
]

/** 合力圆梦的：不是哪一个人办的。 */
export const NEIGHBOURS = '几位邻居'

/** 帮忙的人只说是哪一种人，不说是谁；照办好那一刻的任职。 */
export function helperWords(appointments: readonly Appointment[], at: string): string {
  const held = appointments.filter((a) => inForce(a, at))
  const found = kindHelpers.find(([wanted]) => held.some(({ role }) => wanted.includes(role)))
  return found?.[1] ?? '一位热心邻居'
}

/** 写上墙就是这样几个字：请他同意时看的、存下来的、给大家看的都是它。 */
export async function piecedWords(ctx: Context, wish: Wish): Promise<WallWords> {
  const account = wish.handlerId ? await ctx.store.get(accounts, wish.handlerId) : null
  const one = helperWords(account?.appointments ?? [], wish.reply?.at ?? ctx.now)
  const helper = isJoint(wish) ? NEIGHBOURS : one
  return wallWords(wish, ctx.vault.open<Contact>(wish.wish.contact), helper)
}

/** 墙上的这一格现在应当是什么样；没有同意就是空的。 */
export function pieceOf(wish: Wish, _id: string, words: WallWords | null, now: string): WallPiece {
  const agreed = wish.wish.wall
  const community = ancestor(wish.place.areaId, 'community') ?? ''
  const within = agreed ? withinOf(community) : []
  return { _id, rev: 1, within, order: orderOf(agreed?.at ?? now, _id), words: agreed && words }
}

/** 同意变了，墙上跟着变：挂上，或者清空。与工单写在同一个工作单元里。 */
export async function hangUp(ctx: Context, wish: Wish, before: Wish): Promise<void> {
  if (wish.wish.wall === before.wish.wall) return
  const id = ctx.vault.digest('wall', wish._id)
  const old = await ctx.store.get(wall, id)
  const piece = pieceOf(wish, id, await piecedWords(ctx, wish), ctx.now)
  if (old) ctx.store.put(wall, { ...piece, rev: old.rev })
  else ctx.store.create(wall, piece)
}
