import { accounts } from '@domain/account/account'
import { carryFor, type JobView, presentJob, startJob } from '@domain/accountcare/job'
import { communityStaff } from '@domain/kernel/actor'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { cardSeenBy } from '@domain/pointcard/find'
import { repeated, stepped } from '@domain/pointcard/manage'
import { pointCards } from '@domain/points/card'
import { shopIdOf } from '@domain/shop/shop'
import * as v from 'valibot'
import { accountBy, Code } from './codes'
import { tryCode } from './find'

/** 没并成的一句话，或正在并的一件。 */
export interface LinkOutcome {
  readonly why: string | null
  readonly job: JobView | null
}

/**
 * 她有了手机：凭她手机上的积分码，把卡并到她的账号。从这一刻起只往前做，
 * 积分、流水、兑换、签到都换成账号的，做法和两个账号合成一个一样。
 */
export const linkCard = command({
  door: 'consented',
  input: v.strictObject({ id: Id, code: Code }),
  async run({ id, code }, ctx): Promise<LinkOutcome> {
    const card = await cardSeenBy(ctx, id, communityStaff)
    const linked = card.linkedTo && (await ctx.store.get(accounts, card.linkedTo))
    if (linked && repeated(ctx, card))
      return { why: null, job: linked.moving ? await carryFor(ctx, linked.moving) : null }
    const after = stepped(ctx, card, 'link', null)
    const tried = await tryCode(ctx, shopIdOf(card.communityId), code, () => accountBy(ctx, code))
    if (tried.found === null) return { why: 'why' in tried ? tried.why : null, job: null }
    const account = await ctx.store.get(accounts, tried.found)
    if (!account) throw new AppError('NOT_FOUND', '没有找到这个账号，请她再打开一次积分码。')
    const job = startJob(ctx, {
      ...{ kind: 'merge', owner: account._id, ids: [id], to: account._id, words: [] },
      said: '您的积分卡并到这个账号上了，积分和兑换都在“我的积分”里。',
    })
    ctx.store.put(pointCards, { ...after, linkedTo: account._id })
    ctx.store.put(accounts, { ...account, moving: job._id })
    return { why: null, job: presentJob(job) }
  },
})

/** 接着做一步，做完为止；断了由定时任务接着做。 */
export const carryLink = command({
  door: 'consented',
  input: v.strictObject({ id: Id, step: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  async run({ id, step }, ctx): Promise<LinkOutcome> {
    const card = await cardSeenBy(ctx, id, communityStaff)
    const account = card.linkedTo ? await ctx.store.get(accounts, card.linkedTo) : null
    if (!account?.moving) return { why: null, job: null }
    return { why: null, job: await carryFor(ctx, account.moving, step) }
  },
})
