import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id, Phone } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { CardNo } from '@domain/points/card'
import * as v from 'valibot'
import { type AttendanceRow, presentRow } from './attendance'
import { type CheckIn, checkInId, checkIns } from './checkin'
import { leave } from './leave'
import { type Occasion, occasionRunBy } from './occasion'
import { assertNotOwn, helperByCard, helperByPhone } from './people'
import { closedWords, newCheckIn } from './signing'

/** 名单上归他管的一次签到，和它那一场。 */
export async function rowRunBy(ctx: Context, id: string): Promise<[CheckIn, Occasion]> {
  const one = await ctx.store.get(checkIns, id)
  if (!one) throw new AppError('NOT_FOUND', '没有找到这次签到，请返回名单刷新再看。')
  return [one, await occasionRunBy(ctx, one.occasionId)]
}

/**
 * 当场点名：手边没有手机的，报手机号；没有手机的，报积分卡的卡号。社区的人替他记下，
 * 与自己签到一样算数。点过的再点，还是那一份。
 */
export const rollCall = command({
  door: 'consented',
  input: v.union(
    [v.strictObject({ id: Id, phone: Phone }), v.strictObject({ id: Id, cardNo: CardNo })],
    '请填写 11 位的手机号，或者积分卡上 8 位的卡号，请检查。',
  ),
  async run({ id, ...named }, ctx): Promise<AttendanceRow> {
    const occasion = await occasionRunBy(ctx, id)
    const closed = closedWords(occasion, ctx.now)
    if (closed !== null) throw new AppError('CONFLICT', closed)
    const helper =
      'phone' in named
        ? await helperByPhone(ctx, named.phone, occasion)
        : await helperByCard(ctx, named.cardNo)
    assertNotOwn(ctx, helper._id)
    const before = await ctx.store.get(checkIns, checkInId(ctx.vault, id, helper._id))
    if (before) return presentRow(ctx, before, occasion)
    const one = newCheckIn(ctx, occasion, helper._id, ['rollCall', me(ctx)])
    ctx.store.create(checkIns, one)
    return presentRow(ctx, one, occasion)
  },
})

/** 当场替他签退：点名来的人走的时候也不用手机。 */
export const seeOff = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<AttendanceRow> {
    const [one, occasion] = await rowRunBy(ctx, id)
    assertNotOwn(ctx, one.accountId)
    return presentRow(ctx, await leave(ctx, one, occasion, me(ctx)), occasion)
  },
})
