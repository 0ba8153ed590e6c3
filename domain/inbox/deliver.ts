import { accounts } from '@domain/account/account'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { outbox } from './inbox'

/** 一次定时任务最多发几条；余下的等下一次，免得函数超时。 */
const BATCH = 20

export interface Letter {
  readonly id: string
  readonly openid: string
  readonly ticketId: string
  readonly text: string
  readonly at: string
}

/** 取走到点的消息，先写成“正在发”：之后即使崩溃也不会再发第二次，站内消息仍在。 */
export const takeLetters = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<Letter[]> {
    const due = await ctx.store.list(outbox, {
      where: { state: 'waiting', dueAt: { atMost: ctx.now } },
      orderBy: 'dueAt',
      limit: BATCH,
    })
    const readers = await Promise.all(due.map((m) => ctx.store.get(accounts, m.to)))
    for (const message of due) ctx.store.put(outbox, { ...message, state: 'sending' })
    return due.map(({ _id, ticketId, text, at }, i) => ({
      id: _id,
      openid: readers[i]?.openid ?? '',
      ticketId,
      text,
      at,
    }))
  },
})

/** 记下发送的结果：发了、对方没有订阅、或没发成。 */
export const settleLetter = command({
  door: 'system',
  input: v.strictObject({ id: Id, state: v.picklist(['sent', 'refused', 'failed']) }),
  async run({ id, state }, ctx): Promise<void> {
    const message = await ctx.store.get(outbox, id)
    if (message?.state === 'sending') ctx.store.put(outbox, { ...message, state })
  },
})
