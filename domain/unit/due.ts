import { calendarOf } from '@domain/kernel/calendar'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { ring, settle } from './advance'
import { announceReportIn } from './notices'
import { unitReportIns } from './report-in'

/** 一次定时任务最多过问几份；余下的等下一次。 */
const BATCH = 50

/** 到点该过问的单位报到。 */
export const dueUnitReportIns = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const due = await ctx.store.list(unitReportIns, {
      where: { wakeAt: { atMost: ctx.now } },
      orderBy: 'wakeAt',
      limit: BATCH,
    })
    return due.map(({ _id }) => _id)
  },
})

/** 过问一份。没到点、过问过的，什么也不变：多跑一遍、晚跑几天都不要紧。 */
export const ringUnitReportIn = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ rung: string | null }> {
    const one = await ctx.store.get(unitReportIns, id)
    if (!one) return { rung: null }
    const calendar = await calendarOf(ctx)
    const rung = ring(one, ctx.now, calendar)
    if (!rung) {
      // 改过放假安排以后，记下的时刻可能偏早：重新算好，免得每次都来问。
      const later = settle(one, calendar)
      if (later.wakeAt !== one.wakeAt) ctx.store.put(unitReportIns, later)
      return { rung: null }
    }
    ctx.store.put(unitReportIns, rung.one)
    // 消息的编号取自起因：第几件事、哪一种过问。
    const requestId = `${rung.name}-${rung.one.timeline.length}`
    announceReportIn({ ...ctx, requestId }, rung.name, rung.one)
    return { rung: rung.name }
  },
})
