import { addDays } from '@domain/kernel/date'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { record } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { REMIND_DAYS } from './advance'
import { announceStocktake } from './notices'
import { stocktakes } from './stocktake'

/** 一次定时任务最多提醒几次；余下的等下一次。 */
const BATCH = 50
/** 一次盘点最多提醒街道几回。 */
const REMINDERS = 5

/** 到点该提醒街道的盘点。 */
export const dueStocktakes = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const due = await ctx.store.list(stocktakes, {
      where: { wakeAt: { atMost: ctx.now } },
      orderBy: 'wakeAt',
      limit: BATCH,
    })
    return due.map(({ _id }) => _id)
  },
})

/** 提醒街道：差额还没有批。批过了、还没到时候的，什么也不变。 */
export const ringStocktake = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ rung: boolean }> {
    const one = await ctx.store.get(stocktakes, id)
    if (one?.status !== 'submitted' || one.wakeAt === null || ctx.now < one.wakeAt)
      return { rung: false }
    const nth = one.timeline.filter(({ step }) => step === 'remind').length + 1
    // 消息的编号取自起因：第几件事。
    const requestId = `remind-${one.timeline.length}`
    const event = { step: 'remind', at: ctx.now, by: 'system', note: null, requestId, digest: '' }
    const wakeAt = nth < REMINDERS ? addDays(one.wakeAt, REMIND_DAYS) : null
    ctx.store.put(stocktakes, { ...record(one, event), wakeAt })
    announceStocktake({ ...ctx, requestId }, 'remind', one)
    return { rung: true }
  },
})
