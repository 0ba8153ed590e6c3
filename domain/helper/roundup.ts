import { accounts } from '@domain/account/account'
import { tell } from '@domain/inbox/inbox'
import { hasTurnedOff } from '@domain/inbox/reminders'
import type { Context } from '@domain/kernel/context'
import { clockOn, dayStamp } from '@domain/kernel/date'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { type Wish, wishKinds } from '@domain/wish/wish'
import * as v from 'valibot'
import { type Helper, helpers, type Roundup } from './helper'
import { actorOf, stillWaiting } from './picks'

/** 每天几点（东八区）一起告诉他。 */
export const ROUNDUP_HOUR = 9
/** 一次最多告诉几个；满了的让给别人。 */
export const ROUNDUP_LIMIT = 5
/** 一次定时任务最多告诉几个人；余下的等下一次，免得函数超时。 */
const BATCH = 50

export const emptyRoundup: Roundup = { wishIds: [], dueAt: null, sentDay: null }

/** 下一次告诉他是什么时候：今天 9 点以前挑的今天说，过了就明天；今天说过的也等明天。 */
export function roundupDue(now: string, sentDay: string | null): string {
  const today = clockOn(now, ROUNDUP_HOUR)
  const inTime = now < today && sentDay !== dayStamp(now)
  return inTime ? today : clockOn(now, ROUNDUP_HOUR + 24)
}

/** 到点该告诉的人。 */
export const dueRoundups = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const due = await ctx.store.list(helpers, {
      where: { 'roundup.dueAt': { atMost: ctx.now } },
      orderBy: 'roundup.dueAt',
      limit: BATCH,
    })
    return due.map((helper) => helper._id)
  },
})

/** 到了这一刻还没被认领、他还能认领的；他关掉了、没空了，就一个也没有。 */
async function worthTelling(ctx: Context, helper: Helper): Promise<Wish[]> {
  if (helper.free === 'later' || (await hasTurnedOff(ctx, helper._id, 'roundup'))) return []
  const account = await ctx.store.get(accounts, helper._id)
  return account ? stillWaiting(ctx, helper.roundup.wishIds, actorOf(account, ctx.now)) : []
}

/**
 * 告诉一个人。还没到点、已经告诉过，都什么也不变；一个也不剩就不打扰他。
 * 消息的编号取自（人，哪一天），与“告诉过了”一起写：多跑几遍、跑到一半崩溃，都只有一条。
 */
export const sendRoundup = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ sent: number }> {
    const helper = await ctx.store.get(helpers, id)
    if (!helper?.roundup.dueAt || helper.roundup.dueAt > ctx.now) return { sent: 0 }
    const waiting = await worthTelling(ctx, helper)
    const day = dayStamp(ctx.now)
    const sentDay = waiting.length > 0 ? day : helper.roundup.sentDay
    ctx.store.put(helpers, { ...helper, roundup: { ...emptyRoundup, sentDay } })
    if (waiting.length > 0) {
      const subject = { about: 'roundup', _id: 'roundup', no: '' } as const
      tell({ ...ctx, requestId: day }, subject, id, wordsOf(waiting), { topic: 'roundup' })
    }
    return { sent: waiting.length }
  },
})

/** 微信提醒里只放得下 20 个字，所以说有几个、是哪几种。 */
function wordsOf(waiting: readonly Wish[]): string {
  const kinds = new Set(waiting.map(({ wish }) => wishKinds[wish.category].short))
  return `有 ${waiting.length} 个心愿适合您帮：${[...kinds].join('、')}。`
}
