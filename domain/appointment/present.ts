import type { AppointmentRecord } from '@domain/account/account'
import { type GridDuty, inForce, type Leave, onLeave, type Role } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { nameOf } from './name'
import { mayAppoint, mayArrangeLeave, type Post } from './powers'
import { fits, type Seat, seatLabel, shortLabel } from './seats'

/** 对一段任职能做的事。 */
export type HolderAct = 'extend' | 'dismiss' | 'replace' | 'leave' | 'comeBack' | 'phone'

/** 一个人担任一个位置，给工作人员看的样子。没有手机号。 */
export interface HolderView {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly to: string | null
  /** 还没有到开始的那天。 */
  readonly later: boolean
  /** 本人还没有登记手机号。 */
  readonly waiting: boolean
  readonly leave: Leave | null
  /** 此刻正在请假。 */
  readonly away: boolean
  readonly may: readonly HolderAct[]
}

export interface SeatView {
  readonly role: Role
  readonly duty: GridDuty | null
  readonly label: string
  readonly holders: readonly HolderView[]
  /** 非有人不可，此刻却没有人。 */
  readonly vacant: boolean
  /** 看的人可以在这里再任命一位；只能一位的，有人了就请从“换人”来。 */
  readonly mayAdd: boolean
}

/** 是不是看的人自己：谁也不能任免自己。 */
export const isMine = (ctx: Context, { accountId }: AppointmentRecord) =>
  accountId !== null && accountId === ctx.actor.accountId

function actsOn(ctx: Context, one: AppointmentRecord): HolderAct[] {
  const { actor } = ctx
  const mine = isMine(ctx, one)
  const rules = mayAppoint(actor, one) && !mine
  const leaves = one.role === 'gridWorker' && (mine || mayArrangeLeave(actor, one))
  return [
    ...(rules ? (['replace', 'dismiss'] as const) : []),
    ...(rules && one.to !== null ? (['extend'] as const) : []),
    ...(leaves ? [one.leave ? ('comeBack' as const) : ('leave' as const)] : []),
    ...(rules || mayArrangeLeave(actor, one) ? (['phone'] as const) : []),
  ]
}

/** 请完了、还没有收拾掉的假不算。 */
const leaveOf = ({ leave }: AppointmentRecord, now: string) =>
  leave && now < leave.to ? leave : null

function presentHolder(ctx: Context, record: AppointmentRecord): HolderView {
  const { leave: _, ...rest } = record
  const leave = leaveOf(record, ctx.now)
  const one = { ...rest, ...(leave && { leave }) }
  return {
    ...{ id: one._id, name: nameOf(ctx, one), from: one.from, to: one.to, leave },
    later: ctx.now < one.from,
    waiting: one.accountId === null,
    away: onLeave(one, ctx.now),
    may: actsOn(ctx, one),
  }
}

/** 还没有结束的；还没开始就免了的，起止同一刻，也算结束了。 */
export const notOver = ({ from, to }: AppointmentRecord, now: string) =>
  to === null || (now < to && from < to)

/** 一处的各个位置：谁坐着，空不空，归不归看的人任命。 */
export function presentSeats(
  ctx: Context,
  seats: readonly Seat[],
  held: readonly AppointmentRecord[],
  at: Pick<Post, 'areaId'>,
): SeatView[] {
  return seats.map((seat) => {
    const sitting = held.filter((one) => fits(seat, one) && notOver(one, ctx.now))
    const now = sitting.filter((one) => inForce(one, ctx.now))
    return {
      ...{ role: seat.role, duty: seat.duty ?? null, label: seatLabel(seat) },
      holders: sitting.map((one) => presentHolder(ctx, one)),
      vacant: seat.must === true && now.length === 0,
      mayAdd: !(seat.single && sitting.length > 0) && mayAppoint(ctx.actor, { ...seat, ...at }),
    }
  })
}

/** 列表里一处的一句话：各个位置此刻是谁；和空着的几个位置。 */
export function summaryOf(
  ctx: Context,
  seats: readonly Seat[],
  held: readonly AppointmentRecord[],
): { readonly says: string; readonly lacks: readonly string[] } {
  const now = held.filter((one) => inForce(one, ctx.now))
  const filled = seats.flatMap((seat) => {
    const names = now
      .filter((one) => fits(seat, one))
      .map((one) => `${nameOf(ctx, one)}${onLeave(one, ctx.now) ? '（请假）' : ''}`)
    return names.length > 0 ? [`${shortLabel(seat)}${names.join('、')}`] : []
  })
  const empty = seats.filter((seat) => seat.must && !now.some((one) => fits(seat, one)))
  return { says: filled.join(' · '), lacks: empty.map(shortLabel) }
}
