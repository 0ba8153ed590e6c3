import { accounts } from '@domain/account/account'
import { heldNow, suspensionOf } from '@domain/account/stop'
import type { Appointment } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { pointCards } from './card'

/** 一个积分账户是谁的：有账号的人，或没有手机、拿着积分卡的人。 */
export interface Owner {
  /** 账户的编号：账号的，或卡的；并到账号的卡就是那个账号。 */
  readonly id: string
  /** 此刻的任职；拿卡的没有。 */
  readonly held: readonly Appointment[]
  readonly onCard: boolean
  /** 正在合并或注销：这一会儿不记，等它做完。 */
  readonly moving: boolean
  /** 能不能花：停用的账号、挂失的卡不能，得分照样得。 */
  readonly spends: boolean
}

/** 这个编号是谁的；没有为空。先看账号，没有再看卡。 */
export async function ownerOf(ctx: Context, id: string): Promise<Owner | null> {
  const account = await ctx.store.get(accounts, id)
  if (account?.mergedInto) return ownerOf(ctx, account.mergedInto)
  if (account) {
    const moving = Boolean(account.moving)
    const stopped = moving || suspensionOf(account, ctx.now) !== null
    return { id, held: heldNow(account, ctx.now), onCard: false, moving, spends: !stopped }
  }
  const card = await ctx.store.get(pointCards, id)
  if (!card) return null
  if (card.linkedTo !== null) return ownerOf(ctx, card.linkedTo)
  return { id, held: [], onCard: true, moving: false, spends: card.status === 'active' }
}
