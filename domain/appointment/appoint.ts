import { type AppointmentRecord, appointments } from '@domain/account/account'
import { myAccount } from '@domain/account/ensure'
import { type GridDuty, type Role, roles } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { lastDayOf } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { Id, Phone, Words } from '@domain/kernel/input'
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
import { lockPlace, type Place, placeOf, whereOf } from './place'
import { mayAppoint } from './powers'
import { isMine, notOver } from './present'
import { fits, seatLabel } from './seats'
import { Day, type Term, termOf } from './term'
import { keyOf, recordOf, writeAppointments } from './write'

/** 一个号码最多有几段任职。 */
const HELD_LIMIT = 100

const roleNames = Object.keys(roles) as [Role, ...Role[]]
const duties = ['A', 'B', 'cover'] as const satisfies readonly GridDuty[]

/** 任命要填的。`replaces` 是换下来的那一段，不是换人为空。 */
export const AppointForm = v.strictObject({
  role: v.picklist(roleNames),
  duty: v.nullable(v.picklist(duties)),
  areaId: v.nullable(Id),
  unitId: v.nullable(Id),
  name: Words('姓名', 1, 20),
  phone: Phone,
  from: v.nullable(Day),
  last: v.nullable(Day),
  replaces: v.nullable(Id),
})

type Form = v.InferOutput<typeof AppointForm>

const NOT_YOURS =
  '这个位置不归您任命：社区的人由社区书记，社区和网格的由街道，别的由区里来任命；谁也不能任命自己。'

const overlap = (a: Term, b: Term) =>
  (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to)

/** 同时只能有一个人的位置上，这段时间里已经有别人。说得出是谁，请他从“换人”来办。 */
function assertSeatFree(
  ctx: Context,
  { form, place, held }: { form: Form; place: Place; held: readonly AppointmentRecord[] },
  term: Term,
): void {
  const post = { role: form.role, ...(form.duty && { duty: form.duty }) }
  const seat = seatsAt(place).find((one) => fits(one, post))
  if (!seat?.single) return
  const rival = held
    .filter((one) => fits(seat, one) && one._id !== form.replaces)
    .find((one) => notOver(one, ctx.now) && overlap(one, term))
  if (!rival) return
  const who = nameOf(ctx, rival)
  throw new AppError(
    'CONFLICT',
    `${place.unit?.name ?? place.area.name}的${seatLabel(seat)}现在是${who}，只能有一位。要换人，请刷新以后从他那里点“换人”。`,
  )
}

/** 换下来的那一段：到新的人开始那一刻为止。 */
function outgoing(ctx: Context, form: Form, held: readonly AppointmentRecord[], from: string) {
  if (form.replaces === null) return null
  const old = held.find(({ _id }) => _id === form.replaces)
  const same = old?.role === form.role && (old.duty ?? null) === form.duty
  if (!old || !same || !notOver(old, ctx.now))
    throw new AppError('CONFLICT', '这个位置上的人刚刚变了，请刷新看看现在是谁。')
  if (isMine(ctx, old)) throw new AppError('FORBIDDEN', '不能换下您自己，请由别的人来办。')
  const to = from > old.from ? from : old.from
  return { was: old, next: noted(ctx, { ...old, to }, 'replaced') }
}

/** 他这个号码的全部任职里，正好是这一段的；正在任的抛 CONFLICT。 */
function sameBefore(ctx: Context, mine: readonly AppointmentRecord[], key: string, digest: string) {
  const before = mine.find((one) => keyOf(digest, one) === key)
  if (before && !doneBefore(ctx, before) && notOver(before, ctx.now))
    throw new AppError('CONFLICT', '他已经在这里担任这个角色了；要延长任期，请从他那里点“续任”。')
  return before
}

/**
 * 任命，或者换人：照号码和姓名写下，号码登记过的当场到位，别的等本人登记手机号。
 * 换下来的人和新来的人在同一个工作单元里，一个位置因此不会有一刻是两个人，也不会空一刻。
 */
export const appoint = command({
  door: 'consented',
  input: AppointForm,
  async run(form, ctx): Promise<Outcome> {
    const place = await placeOf(ctx, form)
    const duty = form.duty ?? undefined
    const where = whereOf(place)
    const post = { role: form.role, ...where, ...(duty && { duty }) }
    const digest = ctx.vault.digest('phone', form.phone)
    const self = (await myAccount(ctx)).phoneDigest === digest
    if (self || !mayAppoint(ctx.actor, post)) throw new AppError('FORBIDDEN', NOT_YOURS)
    const [mine, held] = await Promise.all([
      ctx.store.list(appointments, { where: { phoneDigest: digest }, limit: HELD_LIMIT }),
      heldAtPlace(ctx, place),
    ])
    const before = sameBefore(ctx, mine, keyOf(digest, post), digest)
    if (before && doneBefore(ctx, before)) return { missing: missingAfter(ctx, place, held, []) }
    const term = termOf(ctx, form)
    assertSeatFree(ctx, { form, place, held }, term)
    const old = outgoing(ctx, form, held, term.from)
    const { name, phone } = form
    const written = recordOf(
      ctx,
      { name, phone, from: term.from, appointment: { ...post, to: term.to } },
      before,
    )
    // 他正在请假：新的位置上也算请着，回来一起回来。
    const leave = form.role === 'gridWorker' ? mine.find((one) => one.leave)?.leave : undefined
    const { leave: _, leaveState: __, remindedFor: ___, ...fresh } = written
    const next = noted(ctx, { ...fresh, ...(leave && { leave }) }, 'appoint')
    const changed = await writeAppointments(ctx, [{ was: before, next }, ...(old ? [old] : [])])
    lockPlace(ctx, place)
    const until = term.to ? `，到${lastDayOf(term.to)}为止` : ''
    for (const one of changed) {
      const isNew = one._id === next._id
      tellHolder(
        ctx,
        one,
        isNew
          ? `您担任${postWords(one)}${until}。`
          : `${postWords(one)}换了人，您不再担任，谢谢您。`,
      )
    }
    return { missing: missingAfter(ctx, place, held, changed) }
  },
})
