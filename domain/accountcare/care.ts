import { accounts } from '@domain/account/account'
import { reasonOf, suspensionOf } from '@domain/account/stop'
import { maskPhone } from '@domain/kernel/text'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { accountJobs, type JobView, presentJob } from './job'
import { type TrailRow, trailOf } from './trail'

export interface CareView {
  readonly phone: string | null
  /** 账号码，读给区里听就找得到他。 */
  readonly code: string
  readonly suspended: {
    readonly since: string
    readonly until: string | null
    readonly reason: string
  } | null
  /** 正在合并或注销的那一件。 */
  readonly job: JobView | null
  readonly trail: readonly TrailRow[]
}

/** 账号与手机号那一页：号码、账号码、停用没有、经过、正在做的。没有账号为空。 */
export const care = query({
  door: 'anyone',
  takesPermit: false,
  input: v.strictObject({}),
  async run(_, ctx): Promise<{ account: CareView | null }> {
    const { accountId } = ctx.actor
    const account = accountId === null ? null : await ctx.store.get(accounts, accountId)
    if (!account) return { account: null }
    const [trail, job] = await Promise.all([
      trailOf(ctx, account._id),
      account.moving ? ctx.store.get(accountJobs, account.moving) : null,
    ])
    const one = suspensionOf(account, ctx.now)
    const suspended = one && {
      since: one.since,
      until: one.until,
      reason: reasonOf(ctx.vault, one),
    }
    return {
      account: {
        phone: account.phone && maskPhone(ctx.vault.open<{ phone: string }>(account.phone).phone),
        ...{ code: account.code, suspended, trail, job: job && presentJob(job) },
      },
    }
  },
})
