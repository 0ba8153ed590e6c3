import { accountJobs } from '@domain/accountcare/job'
import { dutyBox, leaveWord } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import { addHours, dayStamp } from '@domain/kernel/date'
import { command } from '@domain/kernel/useCase'
import { BOOKS_UP_TO, bookCursors, books, EVERYONE } from '@domain/points/books'
import * as v from 'valibot'
import { noteDifferences, type Recount, recounts } from './recount'
import { countShelf } from './shelves'
import { countGroup } from './wallets'

/** 一步数几组账户、几家货架，就存一次做到哪了。 */
const GROUPS = 10
/** 第一次取几个账户。 */
const FIRST_GROUP = 25
/** 合计账户最多有几个：各社区、各超市，加上过期、个人。 */
const BOOKS_LIMIT = 1000
/** 读合计时正好在入账，再读几遍。 */
const LOOKS = 5
/** 合并、注销一般几分钟做完，往前多看一小时，小时。 */
const MOVED_HOURS = 1
const DISTRICT = 'D'

const cursorNow = async (ctx: Context) =>
  (await ctx.store.list(bookCursors, { where: { _id: BOOKS_UP_TO }, limit: 1 }))[0]

/** 合计账户和它们入到的那一笔；入账正好插进来就再读一遍。 */
async function booksNow(ctx: Context) {
  for (let look = 0; look < LOOKS; look += 1) {
    const before = await cursorNow(ctx)
    const all = await ctx.store.list(books, {
      where: { _id: { above: '' } },
      orderBy: '_id',
      limit: BOOKS_LIMIT,
    })
    const after = await cursorNow(ctx)
    if (before?.rev !== after?.rev) continue
    const everyone = all.find(({ _id }) => _id === EVERYONE)?.points ?? 0
    const sum = all.reduce((points, book) => points + book.points, 0)
    return { cut: after?.upTo ?? '', everyone, others: sum - everyone }
  }
  throw new Error('合计一直在入账，读不到一个定下来的样子。')
}

async function begun(ctx: Context, night: string): Promise<Recount> {
  return {
    ...{ _id: night, rev: 1, state: 'counting', phase: 'wallets', startedAt: ctx.now },
    ...{ doneAt: null, ...(await booksNow(ctx)), after: '', group: FIRST_GROUP },
    ...{ wallets: 0, entries: 0, points: 0, skipped: 0, moved: false, shelves: 0 },
    ...{ differences: [], found: 0 },
  }
}

/** 数的这一阵有没有账号在合并、注销：流水换了人，合计就比不准。 */
async function anyMoved(ctx: Context, { startedAt }: Recount): Promise<boolean> {
  const moving = { state: 'moving', at: { atMost: ctx.now } }
  const done = { state: 'done', at: { above: addHours(startedAt, -MOVED_HOURS) } }
  for (const where of [moving, done])
    if ((await ctx.store.list(accountJobs, { where, orderBy: 'at', limit: 1 })).length > 0)
      return true
  return false
}

/** 账户都数完了：各人的加起来，和合计账户比；两边加起来是零。然后去数货架。 */
async function compareTotals(ctx: Context, one: Recount): Promise<Recount> {
  const moved = one.skipped > 0 || (await anyMoved(ctx, one))
  const { points: all, everyone, others } = one
  const even = all === everyone && all + others === 0
  const next = { ...one, moved, phase: 'shelves' as const, after: '' }
  if (moved || even) return next
  const figures = { wallets: all, everyone, others }
  return noteDifferences(next, [{ kind: 'total', name: '各账户', figures }])
}

/** 都数完了；有对不上的，告诉区里。 */
function finished(ctx: Context, one: Recount): Recount {
  if (one.found > 0) {
    const about = { about: 'recount' as const, id: one._id, no: '积分核对' }
    const words = `夜里核对积分和货架，有 ${one.found} 处对不上，请打开看是哪几处，先不要改。`
    leaveWord(ctx, about, dutyBox('district', DISTRICT), words)
  }
  return { ...one, state: 'done', doneAt: ctx.now }
}

async function advance(ctx: Context, before: Recount): Promise<Recount> {
  let one = before
  for (let group = 0; group < GROUPS; group += 1) {
    const count = one.phase === 'wallets' ? countGroup : countShelf
    const next = await count(ctx, one)
    if (next) one = next
    else if (one.phase === 'wallets') one = await compareTotals(ctx, one)
    else return finished(ctx, one)
  }
  return one
}

/** 核对今夜的，往前做一步；`more` 是还有没有。数到哪了和数出来的写在一起，断在哪里都接着做。 */
export const countOn = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<{ more: boolean }> {
    const night = dayStamp(ctx.now)
    const before = await ctx.store.get(recounts, night)
    if (before?.state === 'done') return { more: false }
    const after = await advance(ctx, before ?? (await begun(ctx, night)))
    if (before) ctx.store.put(recounts, after)
    else ctx.store.create(recounts, after)
    return { more: after.state === 'counting' }
  },
})
