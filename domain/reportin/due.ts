import { calendarOf } from '@domain/kernel/calendar'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { ringReport, save, settle } from './advance'
import { grantMember } from './granting'
import { announceReport } from './notices'
import { reportIns } from './reportin'

/** 一次定时任务最多过问几份；余下的等下一次。 */
const BATCH = 50

/** 到点该过问的报到。 */
export const dueReports = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const due = await ctx.store.list(reportIns, {
      where: { wakeAt: { atMost: ctx.now } },
      orderBy: 'wakeAt',
      limit: BATCH,
    })
    return due.map(({ _id }) => _id)
  },
})

/** 过问一份。还没到点、过问过，都什么也不变。 */
export const ringOne = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ rung: string | null }> {
    const before = await ctx.store.get(reportIns, id)
    if (!before) return { rung: null }
    const calendar = await calendarOf(ctx)
    const rung = ringReport(before, ctx.now, calendar)
    if (!rung) {
      // 改过放假安排以后，记下的时刻可能偏早：重新算好，免得每次都来问。
      const later = settle(before, ctx.now, calendar)
      if (later.wakeAt !== before.wakeAt) await save(ctx, before, later)
      return { rung: null }
    }
    const { name, one } = rung
    const back = name === 'resume' ? { appointmentId: await grantMember(ctx, before) } : {}
    await save(ctx, before, { ...one, ...back })
    const requestId = `${name}-${one.timeline.length}`
    announceReport({ ...ctx, requestId }, name, one, null)
    return { rung: name }
  },
})
