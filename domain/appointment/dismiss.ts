import { type AppointmentRecord, appointments } from '@domain/account/account'
import { myAccount } from '@domain/account/ensure'
import { inForce } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { addHours, lastDayOf } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { nameOf } from './name'
import {
  doneBefore,
  heldAtPlace,
  missingAfter,
  noted,
  type Outcome,
  postWords,
  seatsAt,
  tellHolder,
} from './outcome'
import { lockPlace, type Place, placeAt } from './place'
import { mayAppoint } from './powers'
import { isMine, notOver } from './present'
import { fits } from './seats'
import { Day, endOf } from './term'
import { writeAppointments } from './write'

const GONE = '没有找到这段任职，可能已经换了人，请刷新看看。'

/** 归他任免的一段。没有、看不到都说没有；不归他、是他自己的抛 FORBIDDEN。 */
async function recordToRule(ctx: Context, id: string): Promise<AppointmentRecord> {
  const record = await ctx.store.get(appointments, id)
  if (!record) throw new AppError('NOT_FOUND', GONE)
  const { phoneDigest } = await myAccount(ctx)
  const samePhone = phoneDigest !== null && record.phoneDigest === phoneDigest
  if (isMine(ctx, record) || samePhone)
    throw new AppError('FORBIDDEN', '自己的任职要由别人来办，请和上一级说。')
  if (!mayAppoint(ctx.actor, record))
    throw new AppError('FORBIDDEN', '这段任职不归您管，请和能任免他的那一级说。')
  return record
}

function assertNotOver(ctx: Context, record: AppointmentRecord): void {
  if (!notOver(record, ctx.now))
    throw new AppError('CONFLICT', '这段任职已经结束了；还要请他来，请重新任命。')
}

/** 同一个位置上，后面已经排好了人。 */
function assertNobodyNext(
  ctx: Context,
  record: AppointmentRecord,
  { place, held }: { place: Place; held: readonly AppointmentRecord[] },
  to: string | null,
): void {
  const seat = seatsAt(place).find((one) => fits(one, record))
  if (!seat?.single) return
  const next = held.find(
    (one) =>
      one._id !== record._id &&
      fits(seat, one) &&
      notOver(one, ctx.now) &&
      (to === null || one.from < to),
  )
  if (next)
    throw new AppError('CONFLICT', `这个位置已经定了由${nameOf(ctx, next)}接任，请先和他那边说好。`)
}

/** 续任：把结束的日子往后推，或改成没有期限。 */
export const extend = command({
  door: 'consented',
  input: v.strictObject({ id: Id, last: v.nullable(Day) }),
  async run({ id, last }, ctx): Promise<Outcome> {
    const record = await recordToRule(ctx, id)
    if (doneBefore(ctx, record)) return { missing: [] }
    assertNotOver(ctx, record)
    if (record.to === null) throw new AppError('INVALID', '他的任期本来就没有期限，不用续。')
    const to = last === null ? null : endOf(last, record.to)
    const place = await placeAt(ctx, record)
    const held = await heldAtPlace(ctx, place)
    assertNobodyNext(ctx, record, { place, held }, to)
    const next = noted(ctx, { ...record, to }, 'extend')
    const changed = await writeAppointments(ctx, [{ was: record, next }])
    lockPlace(ctx, place)
    const until = to ? `到${lastDayOf(to)}为止` : '没有期限'
    for (const one of changed) tellHolder(ctx, one, `${postWords(one)}续任，${until}。`)
    return { missing: missingAfter(ctx, place, held, changed) }
  },
})

/** 最后一位来过的区管理员不能免：没有他，谁也任免不了，只能重新开区。 */
function assertNotLastDistrict(
  ctx: Context,
  record: AppointmentRecord,
  held: readonly AppointmentRecord[],
): void {
  if (record.role !== 'district') return
  const others = held.filter(
    (one) => one.role === 'district' && one._id !== record._id && one.accountId !== null,
  )
  // 往后一个小时还在的才算：两个人同时互相免去，各台机器的钟差一点，也不会都免成。
  if (!others.some((one) => inForce(one, addHours(ctx.now, 1))))
    throw new AppError(
      'CONFLICT',
      '他是最后一位区管理员，不能免。请先任命另一位，等他登记了手机号再来。',
    )
}

/** 免去：从这一刻起不算数。空出来的位置在答复里说明。 */
export const dismiss = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<Outcome> {
    const record = await recordToRule(ctx, id)
    const place = await placeAt(ctx, record)
    const held = await heldAtPlace(ctx, place)
    if (doneBefore(ctx, record)) return { missing: missingAfter(ctx, place, held, []) }
    assertNotOver(ctx, record)
    assertNotLastDistrict(ctx, record, held)
    // 还没开始的，起止同一刻，一刻也不算数。
    const to = ctx.now > record.from ? ctx.now : record.from
    const next = noted(ctx, { ...record, to }, 'dismiss')
    const changed = await writeAppointments(ctx, [{ was: record, next }])
    lockPlace(ctx, place)
    for (const one of changed) tellHolder(ctx, one, `您不再担任${postWords(one)}，谢谢您。`)
    return { missing: missingAfter(ctx, place, held, changed) }
  },
})
