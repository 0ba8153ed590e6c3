import { type Account, accounts, appointments } from '@domain/account/account'
import { grantAll } from '@domain/account/grant'
import { leaveWord } from '@domain/inbox/inbox'
import type { Collection, Entity } from '@domain/kernel/collection'
import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { aboutAccount } from './phone'
import { type Line, references } from './references'
import type { Move } from './replace'
import { follow } from './rules'
import { noteEvent } from './trail'

/** 一步最多换多少份：一次调用、一个事务做得完，也好说得出做到哪了。 */
const STEP_SIZE = 50
/** 一个人最多有几段任职。 */
const HELD_LIMIT = 100
/** 一次定时任务最多接着做几件。 */
const BATCH = 20

/** 两个账号合成一个以后对他说的。 */
const MERGED = '两个账号合成一个了，心愿、认领和任职都在这里。'

/** 合并或注销的一件，做到哪了。做完以后编号都清空，谁并了谁只在经过里。 */
export interface AccountJob {
  readonly _id: string
  readonly rev: number
  readonly kind: Move['kind']
  readonly state: 'moving' | 'done'
  /** 谁的：合并是留下的账号，注销是他自己。 */
  readonly owner: string
  readonly ids: readonly string[]
  readonly to: string
  readonly at: string
  /** 密封的 {words}：注销时要遮住的姓名、手机号。 */
  readonly words: string
  /** 做到表里的第几处；一份份往后找的，做到哪一份。 */
  readonly stage: number
  readonly after: string
  /** 做了几步、换了几份。 */
  readonly steps: number
  readonly moved: number
  /** 并好以后对他说的一句；没有就说两个账号合成了一个。 */
  readonly said?: string
}

export const accountJobs = collection<AccountJob>('accountJobs', ['state', 'at'])

export interface JobView {
  readonly id: string
  readonly kind: AccountJob['kind']
  readonly state: AccountJob['state']
  readonly steps: number
  /** 做到第几处，一共几处。 */
  readonly stage: number
  readonly stages: number
  readonly moved: number
}

/** 一处：哪个集合、哪个字段、哪个编号。 */
interface Stage {
  readonly line: Line
  readonly field: string
  readonly id: string
}

/** 全部要去找的地方，次序照表；合并时只写着实话的字段不用找，会一直找到。 */
export function stagesOf({ kind, ids }: Pick<AccountJob, 'kind' | 'ids'>): Stage[] {
  return references.flatMap((line) => {
    const wanted = (field: string) =>
      kind === 'erase' || line.walks || !line.keeps?.some((keep) => field.startsWith(keep))
    return line.by.filter(wanted).flatMap((field) => ids.map((id) => ({ line, field, id })))
  })
}

export function presentJob(job: AccountJob): JobView {
  const { _id: id, kind, state, steps, stage, moved } = job
  return {
    id,
    kind,
    state,
    steps,
    stage,
    stages: state === 'done' ? stage : stagesOf(job).length,
    moved,
  }
}

/** 开始一件：从这一刻起算数，只往前做完。 */
export function startJob(
  ctx: Context,
  {
    kind,
    owner,
    ids,
    to,
    words,
    said,
  }: Pick<AccountJob, 'kind' | 'owner' | 'ids' | 'to' | 'said'> & {
    readonly words: readonly string[]
  },
): AccountJob {
  const job: AccountJob = {
    ...{ _id: jobId(ctx, owner), rev: 1, state: 'moving', kind, owner, ids, to, at: ctx.now },
    ...{ words: ctx.vault.seal({ words }), stage: 0, after: '', steps: 0, moved: 0 },
    ...(said && { said }),
  }
  ctx.store.create(accountJobs, job)
  return job
}

/** 同一次请求重发，认得出是刚开始的那一件。 */
export const jobId = (ctx: Context, owner: string) =>
  ctx.vault.digest('accountJob', owner, ctx.requestId)

/** 这一处还有哪些；换过的就再也找不到，一份份往后找的从上次那一份之后找。 */
function remaining(ctx: Context, { line, field, id }: Stage, after: string, limit: number) {
  const where = { [field]: id, ...(line.walks ? { _id: { above: after } } : {}) }
  const from = line.in as Collection<Entity>
  return ctx.store.list(from, { where, ...(line.walks && { orderBy: '_id' }), limit })
}

/** 换一步：一处一处往前，凑满一步的份数就停。 */
async function moveSome(ctx: Context, job: AccountJob): Promise<AccountJob> {
  const { words } = ctx.vault.open<{ words: string[] }>(job.words)
  const move: Move = { kind: job.kind, ids: job.ids, to: job.to, words }
  const stages = stagesOf(job)
  let { stage, after } = job
  let room = STEP_SIZE
  while (room > 0 && stage < stages.length) {
    const here = stages[stage] as Stage
    const found = await remaining(ctx, here, after, room)
    for (const document of found) {
      const rule = here.line[move.kind] ?? follow
      await rule(ctx, here.line, document, move)
    }
    if (found.length < room) {
      stage += 1
      after = ''
    } else after = found.at(-1)?._id ?? ''
    room -= found.length
    if (here.line.makes && found.length > 0) break
  }
  return { ...job, stage, after, steps: job.steps + 1, moved: job.moved + STEP_SIZE - room }
}

/** 全部换完：合并的抄一遍任职、说一声；注销的删掉账号，只留下一件“注销”。 */
async function finish(ctx: Context, job: AccountJob): Promise<AccountJob> {
  const { owner, to } = job
  const account = await ctx.store.get(accounts, owner)
  if (account && job.kind === 'merge') {
    await settle(ctx, account)
    leaveWord(ctx, aboutAccount, owner, job.said ?? MERGED)
  }
  if (account && job.kind === 'erase') {
    ctx.store.remove(accounts, account)
    noteEvent(ctx, { who: to, by: to, what: 'left' })
  }
  const blank = { owner: '', ids: [], to: '', words: ctx.vault.seal({ words: [] }) }
  return { ...job, ...blank, state: 'done', steps: job.steps + 1 }
}

/** 账号里的副本照任职文档再抄一遍，并且从此能办事。 */
async function settle(ctx: Context, account: Account): Promise<void> {
  const where = { accountId: account._id }
  const held = await ctx.store.list(appointments, { where, limit: HELD_LIMIT })
  ctx.store.put(accounts, { ...grantAll(account, held), moving: null })
}

/** 往前做一步；做完返回的 `state` 是 done。消息的编号取自这一件，重做不会多发。 */
async function advance(ctx: Context, job: AccountJob): Promise<AccountJob> {
  const within = { ...ctx, requestId: job._id }
  const last = job.stage >= stagesOf(job).length
  const next = last ? await finish(within, job) : await moveSome(within, job)
  ctx.store.put(accountJobs, next)
  return next
}

/**
 * 接着做一步。改动和“做到哪了”在同一个事务里，断在哪里都从那一步接着做；
 * 同一步来两次，后一次只看到已经做过。做完的不再看是谁的：里面已经没有谁。
 */
export const carryOn = command({
  door: 'anyone',
  during: ['suspended', 'moving'],
  input: v.strictObject({ id: Id, step: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  async run({ id, step }, ctx): Promise<JobView> {
    const job = await ctx.store.get(accountJobs, id)
    if (!job || (job.state === 'moving' && job.owner !== ctx.actor.accountId))
      throw new AppError('NOT_FOUND', '没有找到这件事，可能已经做完，请返回看看。')
    if (job.state === 'done' || step !== job.steps) return presentJob(job)
    return presentJob(await advance(ctx, job))
  },
})

/** 替别人接着做一步（把积分卡并到她的账号）；由叫它的人核对归不归他。 */
export async function carryFor(ctx: Context, id: string, step?: number): Promise<JobView | null> {
  const job = await ctx.store.get(accountJobs, id)
  if (job?.state !== 'moving') return job && presentJob(job)
  if (step !== undefined && step !== job.steps) return presentJob(job)
  return presentJob(await advance(ctx, job))
}

/** 还没做完的：页面关掉了、断了，由定时任务接着做。 */
export const dueJobs = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const where = { state: 'moving', at: { atMost: ctx.now } }
    const due = await ctx.store.list(accountJobs, { where, orderBy: 'at', limit: BATCH })
    return due.map((job) => job._id)
  },
})

/** 替人接着做一步；`more` 是还有没有。 */
export const carryJob = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ more: boolean }> {
    const job = await ctx.store.get(accountJobs, id)
    if (job?.state !== 'moving') return { more: false }
    return { more: (await advance(ctx, job)).state === 'moving' }
  },
})
