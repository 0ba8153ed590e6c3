import { ancestor } from '@domain/area/area'
import { areasOf, communityStaff, holds, roles } from '@domain/kernel/actor'
import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { tickets } from '@domain/ticket/ticket'
import * as v from 'valibot'
import type { Outgoing } from './inbox'
import { phoneScript } from './script'

/** 请打电话：微信提醒不到许愿人，请社区打电话告诉他。 */
export interface CallTask {
  readonly _id: string
  readonly rev: number
  readonly communityId: string
  /** 打给谁（账号）；号码在工单的联系方式里，看一次记一次。 */
  readonly to: string
  readonly ticketId: string
  readonly ticketNo: string
  readonly community: string
  readonly grid: string
  readonly text: string
  readonly at: string
  readonly state: 'waiting' | 'called'
  /** 谁打的（账号和岗位）、什么时候；还没打为空。 */
  readonly called: { readonly by: string; readonly duty: string; readonly at: string } | null
}

export const callTasks = collection<CallTask>(
  'callTasks',
  ['communityId', 'state', '-at'],
  ['to'],
  ['called.by'],
)

/** 工作台上最多列几个要打的、几个打过的。 */
const WAITING = 50
const CALLED = 5

/** 留一件“请打电话”。他已经自己来过、事情已经往下走了，就不用打。 */
export async function askToCall(ctx: Context, message: Outgoing): Promise<void> {
  if (!message.call) return
  const ticket = await ctx.store.get(tickets, message.ticketId)
  if (!ticket || ticket.enteredAt > message.call.at) return
  ctx.store.create(callTasks, {
    _id: message._id,
    rev: 1,
    communityId: ancestor(ticket.place.areaId, 'community') ?? '',
    to: message.to,
    ticketId: ticket._id,
    ticketNo: ticket.no,
    community: ticket.place.community,
    grid: ticket.place.grid,
    ...message.call,
    state: 'waiting',
    called: null,
  })
}

export interface CallView {
  readonly id: string
  readonly ticketId: string
  readonly ticketNo: string
  readonly grid: string
  readonly text: string
  /** 照着说的几句。 */
  readonly script: readonly string[]
  readonly at: string
  readonly called: { readonly duty: string; readonly at: string; readonly byMe: boolean } | null
}

function present(ctx: Context, task: CallTask): CallView {
  const { _id, ticketId, ticketNo, grid, text, at, called } = task
  const byWhom = called && { duty: called.duty, at: called.at, byMe: called.by === me(ctx) }
  const script = phoneScript({
    ...{ community: task.community, no: ticketNo, calledName: null },
    ...{ said: text, asks: null },
  })
  return { id: _id, ticketId, ticketNo, grid, text, script, at, called: byWhom }
}

function tasksOf(ctx: Context, communityId: string, state: CallTask['state'], limit: number) {
  return ctx.store.list(callTasks, { where: { communityId, state }, orderBy: '-at', limit })
}

/** 事情已经往下走了的，不用再打：按工单现在的样子挑。自己的要由同事来打。 */
async function stillNeeded(ctx: Context, waiting: readonly CallTask[]): Promise<CallTask[]> {
  const ids = [...new Set(waiting.map((task) => task.ticketId))]
  if (ids.length === 0) return []
  const found = await ctx.store.list(tickets, { where: { _id: { oneOf: ids } }, limit: ids.length })
  const entered = new Map(found.map((ticket) => [ticket._id, ticket.enteredAt]))
  return waiting.filter(
    ({ ticketId, at, to }) => to !== me(ctx) && (entered.get(ticketId) ?? at) <= at,
  )
}

/** 他所在社区要打的电话，后面是最近打过的几个。 */
export async function callsFor(ctx: Context): Promise<CallView[]> {
  const communities = areasOf(ctx.actor, communityStaff)
  const [waiting, called] = await Promise.all([
    Promise.all(communities.map((id) => tasksOf(ctx, id, 'waiting', WAITING))),
    Promise.all(communities.map((id) => tasksOf(ctx, id, 'called', CALLED))),
  ])
  const needed = await stillNeeded(ctx, waiting.flat())
  return [...needed, ...called.flat()].map((task) => present(ctx, task))
}

/** 已打过：记下谁、什么时候。同事已经记过的，照原样给他看。 */
export const called = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<CallView> {
    const task = await ctx.store.get(callTasks, id)
    if (!task || !holds(ctx.actor, communityStaff, [task.communityId]))
      throw new AppError('NOT_FOUND', '没有找到这个电话，可能不在您的社区，请返回工作台看看。')
    if (task.state === 'called') return present(ctx, task)
    const duty = ctx.actor.appointments.find(
      (a) => communityStaff.includes(a.role) && a.areaId === task.communityId,
    )
    const words = duty ? `${duty.areaName}${roles[duty.role]}` : ''
    const done: CallTask = {
      ...task,
      state: 'called',
      called: { by: me(ctx), duty: words, at: ctx.now },
    }
    ctx.store.put(callTasks, done)
    return present(ctx, done)
  },
})
