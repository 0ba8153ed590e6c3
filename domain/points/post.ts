import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { orderOf } from '@domain/ticket/ticket'
import { type Entry, type EntryLine, entries, totalOf } from './entry'
import { putIn } from './lots'
import { emptyWallet, type Wallet, wakeAfter, wallets } from './wallet'

/** 要记的一笔：谁的积分账户、动哪几批、另外几行；他自己那一行由各批算出来。 */
export type Posting = Pick<Entry, '_id' | 'kind' | 'lots' | 'cause'> & {
  readonly others: readonly EntryLine[]
  readonly rule?: Entry['rule']
}

const sameLines = (a: readonly EntryLine[], b: readonly EntryLine[]) =>
  a.length === b.length &&
  a.every((line, i) => line.id === b[i]?.id && line.points === b[i]?.points)

/** 记过没有：记过而且一样返回真；同一件事换了数目抛 CONFLICT。 */
async function alreadyPosted(ctx: Context, id: string, lines: readonly EntryLine[]) {
  const before = await ctx.store.get(entries, id)
  if (!before) return false
  if (sameLines(before.lines, lines)) return true
  throw new AppError('CONFLICT', '这件事的积分已经记过，数目和这次的不一样，没有再记。')
}

/** 账户在这个单元里：读到过的改，没有过的新建。 */
export function saveWallet(ctx: Context, before: Wallet | null, after: Wallet): void {
  if (before) ctx.store.put(wallets, after)
  else ctx.store.create(wallets, after)
}

/**
 * 记一笔流水，余额跟着变。流水只有这一个写法。
 * 记过的什么也不变；别人抢先记了，提交时编号撞上，整个用例从头再来，那时就看得出来。
 */
export async function post(
  ctx: Context,
  accountId: string,
  wallet: Wallet | null,
  { _id, kind, lots, cause, others, rule = null }: Posting,
): Promise<Wallet> {
  const before = wallet ?? emptyWallet(accountId, ctx.now)
  const points = totalOf(lots)
  const lines = [{ holder: 'member' as const, id: accountId, points }, ...others]
  if (totalOf(lines) !== 0) throw new Error('一笔流水的各行加起来不是零。')
  if (ctx.again && (await alreadyPosted(ctx, _id, lines))) return before
  const left = putIn(before.lots, lots)
  if (left.some((lot) => lot.points < 0)) throw new Error('有一批积分不够减。')
  const after: Wallet = {
    ...{ ...before, lots: left, balance: before.balance + points },
    wakeAt: wakeAfter(before, left, ctx.now),
  }
  const entry = { _id, kind, lines, lots, cause, rule, at: ctx.now, order: orderOf(ctx.now, _id) }
  ctx.store.create(entries, entry)
  return after
}
