import { type Account, accounts, appointments } from '@domain/account/account'
import { myAccount } from '@domain/account/ensure'
import { heldNow } from '@domain/account/stop'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { command, query } from '@domain/kernel/useCase'
import { stillGoing } from '@domain/wish/leaving'
import { type Wish, wishes } from '@domain/wish/wish'
import * as v from 'valibot'
import { accountJobs, type JobView, jobId, presentJob, startJob } from './job'
import { anotherDistrict, LAST_DISTRICT } from './last-district'

/** 一次看多少个；一个人经手的再多也看得完。 */
const PAGE = 200
/** 一个人最多有几段任职、并过几个账号。 */
const HELD_LIMIT = 100
const MERGED_LIMIT = 20

export interface LeaveView {
  /** 现在不能注销的缘由，各一句，说怎么办；没有就能注销。 */
  readonly blocks: readonly string[]
  /** 会跟着停下的、他自己许的心愿。 */
  readonly stops: readonly { readonly no: string; readonly text: string }[]
}

async function* wishesOf(ctx: Context, whose: 'beneficiary' | 'helperIds', id: string) {
  for (let before: string | null = null; ; ) {
    const range: object = before === null ? {} : { order: { below: before } }
    const page: Wish[] = await ctx.store.list(wishes, {
      where: { kind: 'wish', [whose]: id, ...range },
      orderBy: '-order',
      limit: PAGE,
    })
    yield* page
    if (page.length < PAGE) return
    before = page.at(-1)?.order ?? ''
  }
}

async function going(ctx: Context, whose: 'beneficiary' | 'helperIds', id: string) {
  const found: Wish[] = []
  for await (const wish of wishesOf(ctx, whose, id)) if (stillGoing(wish)) found.push(wish)
  return found
}

const isDistrict = (ctx: Context, account: Account) =>
  heldNow(account, ctx.now).some(({ role }) => role === 'district')

/** 还有谁在等他：手上办着的、出了一份的；全区最后一位区管理员也走不了。 */
async function blocksOf(ctx: Context, account: Account): Promise<string[]> {
  const helping = await going(ctx, 'helperIds', account._id)
  const handling = helping.filter(({ handlerId }) => handlerId === account._id)
  const offered = helping.filter(({ handlerId }) => handlerId !== account._id)
  const noOther = isDistrict(ctx, account) && (await anotherDistrict(ctx, account._id)) === null
  const named = (list: readonly Wish[]) => list.map(({ no }) => no).join('、')
  return [
    ...(handling.length > 0
      ? [`您手上还有没办完的心愿（${named(handling)}），请先办好，或者放回大厅。`]
      : []),
    ...(offered.length > 0
      ? [`您给合力的心愿出了一份（${named(offered)}），请先收回，或者等它办完。`]
      : []),
    ...(noOther ? [LAST_DISTRICT] : []),
  ]
}

/** 注销之前：什么挡着、哪些心愿会停下。 */
export const leaveStart = query({
  door: 'anyone',
  takesPermit: false,
  input: v.strictObject({}),
  async run(_, ctx): Promise<LeaveView> {
    const account = await myAccount(ctx)
    const [blocks, stops] = await Promise.all([
      blocksOf(ctx, account),
      going(ctx, 'beneficiary', account._id),
    ])
    return { blocks, stops: stops.map(({ no, wish }) => ({ no, text: wish.text })) }
  },
})

/** 留下的话里要遮住的：他的姓名、登记的手机号。 */
async function wordsOf(ctx: Context, { _id, phone }: Account): Promise<string[]> {
  const where = { accountId: _id }
  const held = await ctx.store.list(appointments, { where, limit: HELD_LIMIT })
  const names = held.map(({ name }) => ctx.vault.open<{ name: string }>(name).name)
  return [
    ...new Set([...names, ...(phone ? [ctx.vault.open<{ phone: string }>(phone).phone] : [])]),
  ]
}

/** 注销。从这一刻起只往前做；匿名的编号取自（谁，这一次），对不回本人。 */
export const leave = command({
  door: 'anyone',
  during: ['suspended', 'moving'],
  input: v.strictObject({}),
  async run(_, ctx): Promise<JobView> {
    const before = await ctx.store.get(accountJobs, jobId(ctx, me(ctx)))
    if (before) return presentJob(before)
    const account = await myAccount(ctx)
    if (ctx.actor.stop?.why === 'moving') throw new AppError('CONFLICT', ctx.actor.stop.message)
    const [first] = await blocksOf(ctx, account)
    if (first) throw new AppError('CONFLICT', first)
    const [words, merged] = await Promise.all([
      wordsOf(ctx, account),
      ctx.store.list(accounts, { where: { mergedInto: account._id }, limit: MERGED_LIMIT }),
    ])
    const job = startJob(ctx, {
      ...{ kind: 'leave', owner: account._id, words },
      ids: [account._id, ...merged.map(({ _id }) => _id)],
      to: ctx.vault.digest('anonymous', account._id, ctx.requestId),
    })
    const witness = isDistrict(ctx, account) && (await anotherDistrict(ctx, account._id))
    if (witness) ctx.store.put(accounts, witness)
    ctx.store.put(accounts, { ...account, moving: job._id })
    return presentJob(job)
  },
})
