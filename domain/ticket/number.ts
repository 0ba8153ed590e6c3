import type { Context } from '@domain/kernel/context'
import { counters, ticketNo } from './ticket'

/**
 * 取某个计数器的下一个号码。计数器与用到号码的文档在同一个工作单元里，
 * 同时来也不重号，没办成的也不跳号。
 */
export async function takeNumber(ctx: Context, counterId: string): Promise<string> {
  const counter = await ctx.store.get(counters, counterId)
  const value = (counter?.value ?? 0) + 1
  if (counter) ctx.store.put(counters, { ...counter, value })
  else ctx.store.create(counters, { _id: counterId, rev: 1, value })
  return ticketNo(counterId, value)
}
