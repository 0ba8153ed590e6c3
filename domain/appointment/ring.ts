import { type AppointmentRecord, appointments } from '@domain/account/account'
import { ancestor } from '@domain/area/area'
import { dutyBox, leaveWord } from '@domain/inbox/inbox'
import { inForce, type Role } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { lastDayOf } from '@domain/kernel/date'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { announceLeave } from './handover'
import { heldInAreas } from './held'
import { endLeave, postsOf } from './leave'
import { nameOf } from './name'
import { postWords } from './outcome'
import { powerOver } from './powers'
import { remindAt, withWake } from './wake'
import { writeAppointments } from './write'

/** 一次定时任务最多看几段；余下的等下一次，免得函数超时。 */
const BATCH = 50

/** 到点要看的任职。 */
export const dueAppointments = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const due = await ctx.store.list(appointments, {
      where: { wakeAt: { atMost: ctx.now } },
      orderBy: 'wakeAt',
      limit: BATCH,
    })
    return due.map(({ _id }) => _id)
  },
})

/** 离他最近的、能任免他的一级在哪里收消息：社区书记本人，没有就是街道、区里的岗位信箱。 */
async function rulersOf(ctx: Context, record: AppointmentRecord): Promise<string[]> {
  const { areaId } = record
  const communityId = ancestor(areaId, 'community')
  if (communityId && powerOver('communitySecretary', record)) {
    const found = await heldInAreas(ctx, [communityId], ['communitySecretary'])
    const here = found.filter((one) => inForce(one, ctx.now)).flatMap((one) => one.accountId ?? [])
    if (here.length > 0) return [...new Set(here)]
  }
  const streetId = ancestor(areaId, 'street')
  const level: Role = streetId && powerOver('street', record) ? 'street' : 'district'
  return [dutyBox(level, level === 'street' ? (streetId ?? 'D') : 'D')]
}

/** 任期快到：本人和能任免他的人各一条。编号取自（哪一段、哪个结束时刻），做两次也只有一条。 */
async function remind(ctx: Context, record: AppointmentRecord, to: string): Promise<void> {
  const once = { ...ctx, requestId: `term-${to.replace(/\D/g, '')}` }
  const day = lastDayOf(to)
  const { _id: id, accountId, unit, areaId } = record
  if (accountId)
    leaveWord(
      once,
      { about: 'myAppointments', id, no: '' },
      accountId,
      `您担任${postWords(record)}，任期到${day}为止。`,
    )
  const about = unit ? ('partyTree' as const) : ('areaTree' as const)
  const text = `${nameOf(ctx, record)}担任${postWords(record)}，任期到${day}为止，请续任或换人。`
  for (const ruler of await rulersOf(ctx, record))
    if (ruler !== accountId) leaveWord(once, { about, id: unit?.id ?? areaId, no: '' }, ruler, text)
}

/** 请假到点：开始，或者结束。已经不在任的，悄悄去掉。 */
async function ringLeave(ctx: Context, record: AppointmentRecord): Promise<boolean> {
  const { leave, leaveState } = record
  if (!leave || !leaveState) return false
  if (!inForce(record, ctx.now) && leave.to <= ctx.now) {
    const { leave: _, leaveState: __, ...rest } = record
    await writeAppointments(ctx, [{ was: record, next: rest }])
    return true
  }
  if (leaveState === 'coming' && leave.from <= ctx.now) {
    await writeAppointments(ctx, [{ was: record, next: { ...record, leaveState: 'begun' } }])
    await announceLeave(ctx, await postsOf(ctx, record), leave, 'start')
    return true
  }
  if (leaveState !== 'begun' || leave.to > ctx.now) return false
  await endLeave(ctx, await postsOf(ctx, record))
  return true
}

/** 看一段。还没到点、已经看过，都什么也不变：任务多跑一遍、晚跑几天都不要紧。一次只办一件，别的下一次来。 */
export const ringAppointment = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<void> {
    const record = await ctx.store.get(appointments, id)
    if (!record?.wakeAt || record.wakeAt > ctx.now) return
    if (await ringLeave(ctx, record)) return
    const { to } = record
    const at = remindAt(record)
    if (to === null || at === null || at > ctx.now) {
      // 记下的时刻偏早：重新算好，免得每次都来问。
      ctx.store.put(appointments, withWake(record))
      return
    }
    await writeAppointments(ctx, [{ was: record, next: { ...record, remindedFor: to } }])
    // 等到过了期才来的，不必再说快到了。
    if (ctx.now < to) await remind(ctx, record, to)
  },
})
