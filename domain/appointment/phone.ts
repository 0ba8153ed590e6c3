import { accounts, appointments } from '@domain/account/account'
import { noteLook } from '@domain/account/look'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { nameOf } from './name'
import { mayAppoint, mayArrangeLeave } from './powers'
import { notOver } from './present'

/** 看一个人的手机号：能任免他的人，和替他写请假的社区书记。是命令，因为看一次记一次。 */
export const showPhone = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ name: string; phone: string }> {
    const record = await ctx.store.get(appointments, id)
    if (!record || !notOver(record, ctx.now))
      throw new AppError('NOT_FOUND', '没有找到这段任职，可能已经换了人，请刷新看看。')
    if (!mayAppoint(ctx.actor, record) && !mayArrangeLeave(ctx.actor, record))
      throw new AppError('FORBIDDEN', '手机号只给能任免他的那一级看，请请他们转告。')
    const account = record.accountId ? await ctx.store.get(accounts, record.accountId) : null
    const sealed = account?.phone ?? record.phone
    if (!sealed) throw new AppError('NOT_FOUND', '他还没有登记手机号，请从别的路子找他。')
    await noteLook(ctx, id)
    return { name: nameOf(ctx, record), phone: ctx.vault.open<{ phone: string }>(sealed).phone }
  },
})
