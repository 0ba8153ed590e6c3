import { type Account, accounts, appointments } from '@domain/account/account'
import { myAccount } from '@domain/account/ensure'
import { grantAll } from '@domain/account/grant'
import { heldNow } from '@domain/account/stop'
import { roles } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { maskPhone } from '@domain/kernel/text'
import { command } from '@domain/kernel/useCase'
import { stillGoing } from '@domain/wish/leaving'
import { type Wish, wishes } from '@domain/wish/wish'
import * as v from 'valibot'
import { absorbedBy } from './absorbed'
import { Code, mergeCodeOf, saveCode, tryCode, WRONG_CODE } from './code'
import { accountJobs, type JobView, jobId, presentJob, startJob } from './job'
import { noteEvent } from './trail'

/** 预览里最多数到几个；再多写“以上”。 */
const COUNT_LIMIT = 100
/** 一个人最多有几段任职。 */
const HELD_LIMIT = 100
/** 账号上记几次放回就够判断，与认领时记的一样。 */
const RELEASES_KEPT = 5

/** 并过来以后多出什么；数目最多数到 100。 */
export interface MergePreview {
  readonly wishes: number
  readonly claims: number
  readonly proxied: number
  readonly appointments: readonly string[]
  /** 遮住中间的手机号：合完以后用哪一个。 */
  readonly phone: string | null
  readonly home: string | null
}

/** 码不对时 `why` 是怎么办；输错的次数要存下来，所以不抛错。 */
export interface MergeOutcome<T> {
  readonly why: string | null
  readonly result: T | null
}

const wrong = { why: WRONG_CODE, result: null }

function listed(ctx: Context, whose: 'beneficiary' | 'proxyId' | 'helperIds', id: string) {
  const where = { kind: 'wish', [whose]: id }
  return ctx.store.list(wishes, { where, orderBy: '-order', limit: COUNT_LIMIT })
}

const phoneIn = (ctx: Context, { phone }: Account) =>
  phone && maskPhone(ctx.vault.open<{ phone: string }>(phone).phone)

async function previewOf(ctx: Context, kept: Account, other: Account): Promise<MergePreview> {
  const [mine, claims, proxied] = await Promise.all([
    listed(ctx, 'beneficiary', other._id),
    listed(ctx, 'helperIds', other._id),
    listed(ctx, 'proxyId', other._id),
  ])
  return {
    ...{ wishes: mine.length, claims: claims.length, proxied: proxied.length },
    appointments: heldNow(other, ctx.now).map((a) => `${a.areaName} ${roles[a.role]}`),
    phone: phoneIn(ctx, kept) ?? phoneIn(ctx, other),
    home: kept.homeName ?? other.homeName,
  }
}

/** 一边许的、另一边正在帮的：合成一个就成了自己帮自己，要先放下。 */
async function assertApart(ctx: Context, a: Account, b: Account): Promise<void> {
  const both = [a._id, b._id]
  const helped = (await Promise.all(both.map((id) => listed(ctx, 'helperIds', id)))).flat()
  const asked = ({ askedBy, proxyId }: Wish) =>
    [askedBy, proxyId].some((id) => id !== null && both.includes(id))
  const clash = helped.find((wish) => stillGoing(wish) && asked(wish))
  if (clash)
    throw new AppError(
      'CONFLICT',
      `${clash.no} 是一个账号许的、另一个账号正在帮的，合成一个就成了自己帮自己。请先办完，或者放回大厅，再来合并。`,
    )
}

/** 在要留下的微信上输入码：看看会并过来什么。码不算用掉。 */
export const previewMerge = command({
  door: 'consented',
  input: v.strictObject({ code: Code }),
  async run({ code }, ctx): Promise<MergeOutcome<MergePreview>> {
    const kept = await myAccount(ctx)
    const other = await tryCode(ctx, code)
    if (!other) return wrong
    await assertApart(ctx, kept, other)
    return { why: null, result: await previewOf(ctx, kept, other) }
  },
})

/** 并好以后的账号：自己有的用自己的，没有的用那一个的；放回过的次数合起来数。 */
function joined(kept: Account, other: Account): Account {
  const releases = [...kept.releases, ...other.releases].sort().slice(-RELEASES_KEPT)
  const phone = kept.phone ? kept : other
  const home = kept.homeId ? kept : other
  return {
    ...kept,
    ...{ releases, phone: phone.phone, phoneDigest: phone.phoneDigest },
    ...{ homeId: home.homeId, homeName: home.homeName },
    createdAt: kept.createdAt < other.createdAt ? kept.createdAt : other.createdAt,
  }
}

/** 并走的账号只剩下指向：用那个微信进来，就是留下的账号。 */
const pointer = (other: Account, to: string): Account => ({
  ...other,
  ...{ mergedInto: to, phone: null, phoneDigest: null, homeId: null, homeName: null },
  ...{ appointments: [], releases: [], inboxSeen: '', busyAt: null },
})

/** 定下来合并：从这一刻起两个微信就是一个账号，东西一步一步换过来。 */
export const merge = command({
  door: 'consented',
  during: ['moving'],
  input: v.strictObject({ code: Code }),
  async run({ code }, ctx): Promise<MergeOutcome<JobView>> {
    const before = await ctx.store.get(accountJobs, jobId(ctx, me(ctx)))
    if (before) return { why: null, result: presentJob(before) }
    if (ctx.actor.stop) throw new AppError('CONFLICT', ctx.actor.stop.message)
    const kept = await myAccount(ctx)
    const other = await tryCode(ctx, code)
    if (!other) return wrong
    await assertApart(ctx, kept, other)
    saveCode(ctx, { ...(await mergeCodeOf(ctx, other._id)), code: null, until: null })
    const [held, earlier] = await Promise.all([
      ctx.store.list(appointments, { where: { accountId: other._id }, limit: HELD_LIMIT }),
      absorbedBy(ctx, other._id),
    ])
    const job = startJob(ctx, {
      ...{ kind: 'merge', owner: kept._id, ids: [other._id, ...earlier], to: kept._id, words: [] },
    })
    ctx.store.put(accounts, { ...grantAll(joined(kept, other), held), moving: job._id })
    ctx.store.put(accounts, pointer(other, kept._id))
    noteEvent(ctx, { who: kept._id, by: kept._id, what: 'merged' })
    return { why: null, result: presentJob(job) }
  },
})
