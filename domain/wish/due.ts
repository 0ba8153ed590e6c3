import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { ring, settle } from './advance'
import { announce } from './notices'
import { announcePaper } from './paper-notice'
import { noteRelease } from './quotas'
import { rulesOf } from './settings'
import { wishes } from './wish'

/** 一次定时任务最多过问几个；余下的等下一次，免得函数超时。 */
const BATCH = 50

/** 到点该过问的心愿。 */
export const dueWishes = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const due = await ctx.store.list(wishes, {
      where: { kind: 'wish', wakeAt: { atMost: ctx.now } },
      orderBy: 'wakeAt',
      limit: BATCH,
    })
    return due.map((wish) => wish._id)
  },
})

/** 过问一个。还没到点、已经过问过，都什么也不变：任务多跑一遍、晚跑几天都不要紧。 */
export const ringWish = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ rung: string | null }> {
    const wish = await ctx.store.get(wishes, id)
    if (wish?.kind !== 'wish') return { rung: null }
    const { calendar } = await rulesOf(ctx)
    const rung = ring(wish, ctx.now, calendar)
    if (!rung) {
      // 改过放假安排以后，记下的时刻可能偏早：重新算好，免得每次都来问。
      const later = settle(wish, calendar)
      if (later.wakeAt !== wish.wakeAt) ctx.store.put(wishes, later)
      return { rung: null }
    }
    ctx.store.put(wishes, rung.wish)
    if (rung.name === 'silent') await noteRelease(ctx, wish, rung.wish.enteredAt)
    // 消息的编号取自起因：第几件事、哪一种过问。
    const requestId = `${rung.name}-${rung.wish.timeline.length}`
    announce({ ...ctx, requestId }, rung.name, rung.wish, wish, null)
    await announcePaper({ ...ctx, requestId }, rung.wish, wish)
    return { rung: rung.name }
  },
})
