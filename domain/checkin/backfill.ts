import type { Context } from '@domain/kernel/context'
import { addHours } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { checkedText, me } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type AttendanceRow, presentRow } from './attendance'
import { type Backfill, type CheckIn, checkIns } from './checkin'
import { Moment } from './form'
import { settleOut } from './leave'
import { type Occasion, takesSignOut } from './occasion'
import { rowRunBy } from './on-the-spot'
import { assertNotOwn } from './people'

/** 结束以后多久还能补记，小时；再久谁也记不准。 */
export const BACKFILL_HOURS = 30 * 24

function assertMissed(ctx: Context, one: CheckIn, occasion: Occasion): void {
  if (one.outAt !== null) throw new AppError('CONFLICT', '已经签退过了，不用补记，请刷新再看。')
  if (one.awaiting) throw new AppError('CONFLICT', '已经有人补记了，等同事核对，请刷新再看。')
  if (takesSignOut(occasion, ctx.now))
    throw new AppError('CONFLICT', '现在还能签退，不用补记；没有手机的，请直接替他签退。')
  if (ctx.now >= addHours(occasion.to, BACKFILL_HOURS))
    throw new AppError('CONFLICT', `结束超过 ${BACKFILL_HOURS / 24} 天，不能再补记了。`)
}

/** 补记：没有签退的，照实写下几点走的。要由另一位同事核对了才算。 */
export const backfill = command({
  door: 'consented',
  input: v.strictObject({ id: Id, outAt: Moment, why: Words('缘由', 2, 100) }),
  async run({ id, outAt, why }, ctx): Promise<AttendanceRow> {
    const [one, occasion] = await rowRunBy(ctx, id)
    assertNotOwn(ctx, one.accountId)
    const same = one.backfill?.by === me(ctx) && one.backfill.outAt === outAt
    if (one.awaiting && same) return presentRow(ctx, one, occasion)
    assertMissed(ctx, one, occasion)
    if (outAt <= one.inAt || outAt > occasion.to)
      throw new AppError('INVALID', '走的时间要在签到以后、这一场结束之前，请改一改。')
    await checkedText(ctx, why)
    const written: Backfill = { outAt, why, by: me(ctx), at: ctx.now, answer: null }
    const after: CheckIn = { ...one, backfill: written, awaiting: true }
    ctx.store.put(checkIns, after)
    return presentRow(ctx, after, occasion)
  },
})

/** 核对同事的补记：属实就照它算时间，不属实就还是没有签退。写的人自己不能核对。 */
export const verify = command({
  door: 'consented',
  input: v.strictObject({ id: Id, agreed: v.boolean() }),
  async run({ id, agreed }, ctx): Promise<AttendanceRow> {
    const [one, occasion] = await rowRunBy(ctx, id)
    assertNotOwn(ctx, one.accountId)
    const { backfill: written } = one
    const answered = written?.answer
    if (answered?.by === me(ctx) && answered.agreed === agreed)
      return presentRow(ctx, one, occasion)
    if (!written || !one.awaiting)
      throw new AppError('CONFLICT', '这条补记已经核对过，或者没有补记，请刷新再看。')
    if (written.by === me(ctx))
      throw new AppError('FORBIDDEN', '补记要两个人：您写的，请另一位同事来核对。')
    const answer = { agreed, by: me(ctx), at: ctx.now }
    const checked = { ...written, answer }
    if (agreed) {
      const { outAt, by: outBy } = written
      return presentRow(
        ctx,
        await settleOut(ctx, one, { outAt, outBy, backfill: checked }),
        occasion,
      )
    }
    const refused: CheckIn = { ...one, backfill: checked, awaiting: false }
    ctx.store.put(checkIns, refused)
    return presentRow(ctx, refused, occasion)
  },
})
