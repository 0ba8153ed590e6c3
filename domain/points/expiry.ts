import { leaveWord, tell } from '@domain/inbox/inbox'
import { leftOf, reminders } from '@domain/inbox/reminders'
import type { Context } from '@domain/kernel/context'
import { addDays, lastDayOf } from '@domain/kernel/date'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { EXPIRED } from './entry'
import { post } from './post'
import { EXPIRY_NOTICE_DAYS, nextWake, type Wallet, wallets } from './wallet'

/**
 * 一次定时任务最多看几个账户，余下的等下一次。五分钟一次，一小时 3000 个：
 * 年底一万个账户同一刻到期，三个半小时清完；到了点就不能用，不等清完。
 */
const BATCH = 250

/** 到点该看的账户：快到期要提醒，到期要清。 */
export const dueWallets = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const due = await ctx.store.list(wallets, {
      where: { wakeAt: { atMost: ctx.now } },
      orderBy: 'wakeAt',
      limit: BATCH,
    })
    return due.map(({ _id }) => _id)
  },
})

const digits = (iso: string) => iso.replace(/\D/g, '')

/** 这一批该提醒了没有：上次该来看的时刻到现在，过了哪一次提醒；晚跑了两次都过了，只说近的。 */
function noticeDue(until: string, { wakeAt }: Wallet, now: string): number | undefined {
  return EXPIRY_NOTICE_DAYS.filter((days) => {
    const at = addDays(until, -days)
    return wakeAt !== null && wakeAt <= at && at <= now && now < until
  }).at(-1)
}

/** 收得到微信提醒的才排进待发：年底一万条一起来，不能堵住别人的。站内消息人人都有。 */
async function reachable(ctx: Context, id: string): Promise<boolean> {
  const kept = await ctx.store.get(reminders, id)
  return kept !== null && leftOf(kept, ctx.platform.templates.progress ?? '') > 0
}

/** 快到期的，同一刻到期的合起来说一次。消息的编号取自（到期的时刻，提前几天，谁）。 */
async function remind(ctx: Context, wallet: Wallet): Promise<void> {
  const once = { ...ctx, requestId: 'expiry' }
  for (const until of new Set(wallet.lots.map((lot) => lot.until))) {
    const days = noticeDue(until, wallet, ctx.now)
    if (days === undefined) continue
    const points = wallet.lots.reduce((sum, lot) => sum + (lot.until === until ? lot.points : 0), 0)
    const words = `您有 ${points} 分${lastDayOf(until)}到期，过了这天就用不了，可以到超市看看。`
    const about = { about: 'myPoints' as const, no: '我的积分' }
    const id = `expiring~${digits(until)}~${days}`
    if (await reachable(ctx, wallet._id))
      tell(once, { ...about, _id: id }, wallet._id, words, { topic: 'points' })
    else leaveWord(once, { ...about, id }, wallet._id, words)
  }
}

/**
 * 清掉这一刻已经到期的：先到期的先清，一批一笔。编号取自（谁，账户的第几版，到期的时刻，
 * 哪个社区发的）：清过以后晚到的分也许又是同一刻到期，是另一批；同一版账户只清得成一次。
 */
export async function expire(ctx: Context, wallet: Wallet): Promise<Wallet> {
  let after = wallet
  for (const lot of wallet.lots.filter(({ until }) => until <= ctx.now)) {
    const { until, fundId, points } = lot
    after = await post(ctx, wallet._id, after, {
      ...{
        _id: ctx.vault.digest('entry', 'expire', wallet._id, `${wallet.rev}`, until, fundId),
        kind: 'expire',
      },
      lots: [{ ...lot, points: -points }],
      cause: { kind: 'lot', id: digits(until), words: `${lastDayOf(until)}到期，没有用完` },
      others: [{ holder: 'expired', id: EXPIRED, points }],
    })
  }
  return after
}

/** 看一个账户：该提醒的提醒，到期的清掉。没到点的、冻结着的，什么也不变。 */
export const ringWallet = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ rung: boolean }> {
    const wallet = await ctx.store.get(wallets, id)
    if (!wallet || wallet.frozen || wallet.wakeAt === null || ctx.now < wallet.wakeAt)
      return { rung: false }
    await remind(ctx, wallet)
    const after = await expire(ctx, wallet)
    ctx.store.put(wallets, { ...after, wakeAt: nextWake(after.lots, ctx.now) })
    return { rung: true }
  },
})
