import type { AppointmentRecord, Change } from '@domain/account/account'
import { leaveWord } from '@domain/inbox/inbox'
import { inForce } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { heldInAreas, heldInUnits } from './held'
import type { Place } from './place'
import {
  areaSeats,
  type Seat,
  seatLabel,
  seatRoles,
  unitSeatRoles,
  unitSeats,
  vacantIn,
} from './seats'

/** 经过最多留几次。 */
const TRAIL_LIMIT = 20

/** 办成一件任免以后：还缺什么，说给办的人听。 */
export interface Outcome {
  readonly missing: readonly string[]
}

/** 在经过上添一笔。 */
export function noted(
  ctx: Context,
  record: AppointmentRecord,
  step: Change['step'],
): AppointmentRecord {
  const { requestId, bodyDigest: digest, now: at } = ctx
  const change: Change = { step, by: me(ctx), at, requestId, digest }
  return { ...record, trail: [...(record.trail ?? []), change].slice(-TRAIL_LIMIT) }
}

/** 这一次请求已经办过了；同一个编号换了内容抛 CONFLICT。 */
export function doneBefore(ctx: Context, { trail = [] }: AppointmentRecord): boolean {
  const done = trail.find(({ requestId }) => requestId === ctx.requestId)
  if (!done) return false
  if (done.digest === ctx.bodyDigest) return true
  throw new AppError('CONFLICT', '上次的内容可能已经收到了，这次的和它不一样。请先看看现在是谁。')
}

/** 这一处有哪些位置。 */
export const seatsAt = ({ area, unit }: Place): readonly Seat[] =>
  unit ? unitSeats(unit.kind) : areaSeats[area.kind]

/** 这一处各个位置上的人，连同到期的、还没开始的。 */
export const heldAtPlace = (ctx: Context, { area, unit }: Place) =>
  unit ? heldInUnits(ctx, [unit._id], unitSeatRoles) : heldInAreas(ctx, [area._id], seatRoles)

/** 改过以后，这一处还缺哪几个位置。 */
export function missingAfter(
  ctx: Context,
  place: Place,
  held: readonly AppointmentRecord[],
  changed: readonly AppointmentRecord[],
): string[] {
  const ids = changed.map(({ _id }) => _id)
  const after = [...held.filter(({ _id }) => !ids.includes(_id)), ...changed]
  const now = after.filter((one) => inForce(one, ctx.now))
  return vacantIn(seatsAt(place), now).map(seatLabel)
}

/** 告诉他本人一句；还没有来的，等他来了自己看得到。 */
export function tellHolder(ctx: Context, { _id, accountId }: AppointmentRecord, text: string) {
  if (accountId) leaveWord(ctx, { about: 'myAppointments', id: _id, no: '' }, accountId, text)
}

/** 一段任职怎么说：金桂第二网格 网格员（A 岗）。 */
export const postWords = (record: AppointmentRecord) =>
  `${record.unit?.name ?? record.areaName} ${seatLabel(record)}`
