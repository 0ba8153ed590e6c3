import { type AppointmentRecord, appointments } from '@domain/account/account'
import { inForce, type Leave } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { addDays } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { announceLeave } from './handover'
import { doneBefore, noted } from './outcome'
import { mayArrangeLeave } from './powers'
import { isMine } from './present'
import { Day, endOf } from './term'
import { writeAppointments } from './write'

/** 一次请假最多几天；再长就不是代班，要换人。 */
export const LEAVE_DAYS = 60
/** 最多提前几天说。 */
const AHEAD_DAYS = 60
/** 一个人最多有几段网格员任职。 */
const POSTS_LIMIT = 20

const duties = ['A', 'B', 'cover']

/** 这个人此刻的网格员任职，A 岗在前；请假是人请假，所以每一段都写上。 */
export async function postsOf(
  ctx: Context,
  { accountId, phoneDigest }: Pick<AppointmentRecord, 'accountId' | 'phoneDigest'>,
): Promise<AppointmentRecord[]> {
  const who = accountId ? { accountId } : { phoneDigest: phoneDigest ?? '' }
  const found = await ctx.store.list(appointments, { where: who, limit: POSTS_LIMIT * 5 })
  const rank = (one: AppointmentRecord) => `${duties.indexOf(one.duty ?? '')}${one._id}`
  return found
    .filter((one) => one.role === 'gridWorker' && inForce(one, ctx.now))
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

/** 谁的假：没有说就是自己的；替别人的要是他的社区书记。 */
async function postsToArrange(ctx: Context, id: string | null): Promise<AppointmentRecord[]> {
  const found = id === null ? null : await ctx.store.get(appointments, id)
  if (id !== null && !found)
    throw new AppError('NOT_FOUND', '没有找到这位网格员，可能已经换了人，请刷新看看。')
  if (found && !isMine(ctx, found) && !mayArrangeLeave(ctx.actor, found))
    throw new AppError('FORBIDDEN', '请假由网格员自己，或者他的社区书记来写。')
  const own = await postsOf(ctx, found ?? { accountId: me(ctx), phoneDigest: null })
  if (own.length === 0)
    throw new AppError('FORBIDDEN', '您现在不是网格员，这里没有要交给别人代班的事。')
  return own
}

/** 写上，或去掉。走到哪只写在第一段上，定时任务因此只来一次。 */
const withLeave = (
  own: readonly AppointmentRecord[],
  leave: Leave | null,
  state: 'coming' | 'begun',
) =>
  own.map((was, at) => {
    const { leave: _, leaveState: __, ...rest } = was
    const next = leave ? { ...rest, leave, ...(at === 0 && { leaveState: state }) } : rest
    return { was, next }
  })

/** 起止：写的是今天就从此刻起；最后一天算在内。超过 60 天、已经过去抛 INVALID。 */
function leaveTerm({ now }: Context, from: string, last: string): Leave {
  if (addDays(from, 1) <= now) throw new AppError('INVALID', '开始的日期已经过了，请写今天或以后。')
  if (from > addDays(now, AHEAD_DAYS))
    throw new AppError('INVALID', `最多提前 ${AHEAD_DAYS} 天写，请到时候再来。`)
  const start = from > now ? from : now
  const to = endOf(last, start)
  if (to > addDays(from, LEAVE_DAYS))
    throw new AppError('INVALID', `一次最多请 ${LEAVE_DAYS} 天；更久的，请和上一级商量换人。`)
  return { from: start, to }
}

/** 请假：从哪天到哪天，工作交给代班的人。不算数量，也不留下请过几次。 */
export const leave = command({
  door: 'consented',
  input: v.strictObject({ id: v.nullable(Id), from: Day, last: Day }),
  async run({ id, from, last }, ctx): Promise<Leave> {
    const own = await postsToArrange(ctx, id)
    const [lead] = own
    const before = own.find((one) => one.leave && ctx.now < one.leave.to)?.leave
    if (before && lead && doneBefore(ctx, lead)) return before
    if (before) throw new AppError('CONFLICT', '已经写着一次请假，要改日期请先点“提前回来”。')
    const term = leaveTerm(ctx, from, last)
    const begins = term.from <= ctx.now
    const drafts = withLeave(own, term, begins ? 'begun' : 'coming')
    await writeAppointments(
      ctx,
      drafts.map(({ was, next }, at) => ({
        was,
        next: at === 0 ? noted(ctx, next, 'leave') : next,
      })),
    )
    if (begins) await announceLeave(ctx, own, term, 'start')
    return term
  },
})

/** 这个人的假到头了：去掉，开始过的就告诉大家。 */
export async function endLeave(ctx: Context, own: readonly AppointmentRecord[]): Promise<void> {
  const begun = own.find(({ leaveState }) => leaveState === 'begun')?.leave
  await writeAppointments(ctx, withLeave(own, null, 'begun'))
  if (begun) {
    const to = ctx.now < begun.to ? ctx.now : begun.to
    await announceLeave(ctx, own, { from: begun.from, to }, 'end')
  }
}

/** 提前回来，或者不请了。还没有开始的，就当没有写过。 */
export const comeBack = command({
  door: 'consented',
  input: v.strictObject({ id: v.nullable(Id) }),
  async run({ id }, ctx): Promise<null> {
    const own = await postsToArrange(ctx, id)
    // 已经回来了：多点一次什么也不变。
    if (own.some((one) => one.leave && ctx.now < one.leave.to)) await endLeave(ctx, own)
    return null
  },
})
