import { accounts } from '@domain/account/account'
import type { Context } from '@domain/kernel/context'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { askToCall } from './calls'
import { type Outgoing, outbox } from './inbox'
import { merge } from './merge'
import type { NoticeAbout } from './pages'
import { wakingTime } from './quiet'
import { leftOf, type Reminders, reminders } from './reminders'

/** 一次定时任务最多看几条；余下的等下一次，免得函数超时。 */
const BATCH = 20
/** 一个人一张工单最多一起合并几条。 */
const MERGE_LIMIT = 50

export interface Letter {
  readonly id: string
  readonly openid: string
  readonly about?: NoticeAbout
  readonly ticketId: string
  readonly text: string
  readonly at: string
}

/** 一次取信里，每个人的提醒还剩几条：同一个人可能有好几张工单，用掉一条少一条。 */
function openPurse(ctx: Context) {
  const changed = new Map<string, Reminders>()
  const template = ctx.platform.templates.progress ?? ''
  const find = async (id: string) => changed.get(id) ?? (await ctx.store.get(reminders, id))
  return {
    find,
    /** 用掉一条；没有了就是假，根本不去发。 */
    async spend(id: string): Promise<boolean> {
      const kept = await find(id)
      const left = kept ? leftOf(kept, template) : 0
      if (!kept || left === 0) return false
      const spent = { ...kept, left: { ...kept.left, [template]: left - 1 } }
      changed.set(id, spent)
      ctx.store.put(reminders, spent)
      return true
    },
  }
}

/** 同一张工单写给同一个人的，只取一次。 */
function threadsOf(due: readonly Outgoing[]): Outgoing[] {
  const threads = new Map(due.map((message) => [`${message.to} ${message.ticketId}`, message]))
  return [...threads.values()]
}

/** 这张工单写给他、还没发的：夜里只取急的，别的挪到早上。 */
async function readyIn(ctx: Context, { to, ticketId }: Outgoing): Promise<Outgoing[]> {
  const waiting = await ctx.store.list(outbox, {
    where: { to, ticketId, state: 'waiting' },
    orderBy: 'at',
    limit: MERGE_LIMIT,
  })
  const waking = wakingTime(ctx.now)
  if (waking === ctx.now) return waiting
  const late = waiting.filter((message) => !message.urgent && message.dueAt <= ctx.now)
  for (const message of late) ctx.store.put(outbox, { ...message, dueAt: waking })
  return waiting.filter((message) => message.urgent)
}

async function giveUp(ctx: Context, letter: Outgoing, state: 'refused' | 'failed') {
  ctx.store.put(outbox, { ...letter, state })
  await askToCall(ctx, letter)
}

/**
 * 取走到点的消息，合并好，先写成“正在发”并用掉一次同意：之后即使崩溃也不会再发第二次。
 * 没有同意可用的不去发，要紧的请社区打电话；站内消息都在。
 */
export const takeLetters = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<Letter[]> {
    const due = await ctx.store.list(outbox, {
      where: { state: 'waiting', dueAt: { atMost: ctx.now } },
      orderBy: 'dueAt',
      limit: BATCH,
    })
    const purse = openPurse(ctx)
    const letters: Letter[] = []
    for (const thread of threadsOf(due)) {
      const ready = await readyIn(ctx, thread)
      const kept = await purse.find(thread.to)
      const { letter, rest } = merge(ready, kept?.off ?? [])
      for (const message of rest) ctx.store.put(outbox, message)
      if (!letter) continue
      if (!(await purse.spend(letter.to))) {
        await giveUp(ctx, letter, 'refused')
        continue
      }
      ctx.store.put(outbox, { ...letter, state: 'sending' })
      const { _id: id, about, ticketId, text, at } = letter
      const openid = (await ctx.store.get(accounts, letter.to))?.openid ?? ''
      letters.push({ id, openid, ...(about ? { about } : {}), ticketId, text, at })
    }
    return letters
  },
})

/** 平台说他没有同意：我们记的次数是错的，清掉，免得一次次白试。 */
async function emptyPurse(ctx: Context, id: string): Promise<void> {
  const kept = await ctx.store.get(reminders, id)
  const template = ctx.platform.templates.progress ?? ''
  if (kept && leftOf(kept, template) > 0)
    ctx.store.put(reminders, { ...kept, left: { ...kept.left, [template]: 0 } })
}

/** 记下发送的结果：发了、对方没有订阅、或没发成。要紧的没发到，请社区打电话。 */
export const settleLetter = command({
  door: 'system',
  input: v.strictObject({ id: Id, state: v.picklist(['sent', 'refused', 'failed']) }),
  async run({ id, state }, ctx): Promise<void> {
    const message = await ctx.store.get(outbox, id)
    if (message?.state !== 'sending') return
    if (state === 'sent') return ctx.store.put(outbox, { ...message, state })
    if (state === 'refused') await emptyPurse(ctx, message.to)
    await giveUp(ctx, message, state)
  },
})
