import type { AppointmentRecord } from '@domain/account/account'
import { ancestor, kindOf } from '@domain/area/area'
import { dutyBox, leaveWord } from '@domain/inbox/inbox'
import { inForce, type Leave } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { lastDayOf } from '@domain/kernel/date'
import { gridStaff, type OnDuty, onDuty } from './duty'
import { byWhom, nameOf } from './name'

/** 交出去，还是接回来。 */
export type Phase = 'start' | 'end'

/** 值班换了人的一个网格：他不在时由谁值班；没有人为空。 */
interface Moved {
  readonly grid: AppointmentRecord
  readonly standIn: OnDuty | null
}

/** 他请假的这段时间里，哪几个网格要由别人值班，各由谁。两头各算一遍，不一样的就是。 */
function movedGrids(
  own: readonly AppointmentRecord[],
  staff: readonly AppointmentRecord[],
  now: string,
): Moved[] {
  const ids = own.map(({ _id }) => _id)
  const others = staff.filter(({ _id }) => !ids.includes(_id))
  const here = own.map(({ leave: _, ...one }) => one)
  return own
    .filter(({ areaId }) => kindOf(areaId) === 'grid')
    .flatMap((grid) => {
      const present = onDuty([...others, ...here], grid.areaId, now)
      const standIn = onDuty(others, grid.areaId, now)
      return present && ids.includes(present.record._id) ? [{ grid, standIn }] : []
    })
}

const said = (ctx: Context, { grid, standIn }: Moved) =>
  `${grid.areaName}${standIn ? `${byWhom(ctx, standIn)}代班` : '由谁代班还没有定'}`

const places = (moved: readonly Moved[]) => moved.map(({ grid }) => grid.areaName).join('、')

/** 每个代班的人，和他代的几个网格。 */
function byStandIn(moved: readonly Moved[]): ReadonlyMap<string, Moved[]> {
  const found = new Map<string, Moved[]>()
  for (const one of moved) {
    const to = one.standIn?.record.accountId
    if (to) found.set(to, [...(found.get(to) ?? []), one])
  }
  return found
}

/** 本社区的书记；没有（或还没来）就告诉社区的岗位信箱。 */
function secretariesOf(staff: readonly AppointmentRecord[], communityId: string, now: string) {
  const found = staff
    .filter((one) => one.role === 'communitySecretary' && inForce(one, now))
    .flatMap(({ accountId }) => accountId ?? [])
  return found.length > 0 ? [...new Set(found)] : [dutyBox('communityWorker', communityId)]
}

/**
 * 请假开始、结束的那一刻，本人、每个代班的人、社区书记各一条站内消息，编号取自起因，做两次也只有一条。
 * `own` 是他的全部网格员任职；书记自己代班的，只听社区那一句。
 */
export async function announceLeave(
  ctx: Context,
  own: readonly AppointmentRecord[],
  leave: Leave,
  phase: Phase,
): Promise<void> {
  const [lead] = own
  if (!lead) return
  const communityId = ancestor(lead.areaId, 'community') ?? lead.areaId
  const grids = own.map(({ areaId }) => areaId).filter((id) => kindOf(id) === 'grid')
  const staff = await gridStaff(ctx, grids.length > 0 ? grids : [communityId])
  const moved = movedGrids(own, staff, ctx.now)
  const cause = `${phase}-${(phase === 'start' ? leave.from : leave.to).replace(/\D/g, '')}`
  const tell = (to: string, text: string, about: 'myAppointments' | 'areaTree', id: string) =>
    leaveWord({ ...ctx, requestId: `${cause}-${lead._id}` }, { about, id, no: '' }, to, text)
  const who = nameOf(ctx, lead)
  const until = lastDayOf(leave.to)
  const lines = moved.map((one) => said(ctx, one)).join('；')
  const start = phase === 'start'
  const secretaries = secretariesOf(staff, communityId, ctx.now)
  const mine = start
    ? `您请假到${until}。${lines ? `${lines}。` : ''}回来早了，点“提前回来”。`
    : `您的假结束了，${moved.length > 0 ? `${places(moved)}从现在起由您值班。` : '欢迎回来。'}`
  if (lead.accountId) tell(lead.accountId, mine, 'myAppointments', lead._id)
  for (const [to, grid] of byStandIn(moved)) {
    if (secretaries.includes(to)) continue
    const text = start
      ? `${who}请假到${until}，${places(grid)}从现在起由您代班。`
      : `${who}回来了，${places(grid)}不用您代班了，谢谢您。`
    tell(to, text, 'myAppointments', lead._id)
  }
  const office = start
    ? `${who}请假到${until}${lines ? `：${lines}。` : '。'}`
    : `${who}的假结束了${moved.length > 0 ? `，${places(moved)}回到本人手里。` : '。'}`
  for (const to of secretaries) if (to !== lead.accountId) tell(to, office, 'areaTree', lead.areaId)
}
