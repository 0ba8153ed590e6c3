import type { Context } from '@domain/kernel/context'
import { monthsUntil } from '@domain/kernel/date'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type BookCursor, bookCursors } from './books'
import { type RankingLine, rankings, TOP } from './ranking'
import { wallets } from './wallet'

/** 封存到哪了：`<月>~<社区>`，整个月做完是 `<月>~~`（比任何社区都靠后）。 */
const CURSOR = 'ranking'
const doneWith = (month: string) => `${month}~~`

const cursorOf = async (ctx: Context): Promise<BookCursor> =>
  (await ctx.store.get(bookCursors, CURSOR)) ?? { _id: CURSOR, rev: 0, upTo: '', count: 0 }

/** 上个月的封存了没有。 */
export const dueRankings = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const month = monthsUntil(ctx.now, 2)[1] ?? ''
    return (await cursorOf(ctx)).upTo < doneWith(month) ? [month] : []
  },
})

/** 下一个有人参加的社区；没有了为空。 */
async function nextCommunity(ctx: Context, after: string): Promise<string | null> {
  const [first] = await ctx.store.list(wallets, {
    where: { 'ranking.communityId': { above: after } },
    orderBy: 'ranking.communityId',
    limit: 1,
  })
  return first?.ranking?.communityId ?? null
}

/** 那个月的前几位：还没有换月的，和这个月已经又得了分的，合起来排。 */
async function rowsOf(ctx: Context, communityId: string, month: string): Promise<RankingLine[]> {
  const here = { 'ranking.communityId': communityId }
  const [still, moved] = await Promise.all([
    ctx.store.list(wallets, {
      ...{ where: { ...here, 'earned.month': month }, orderBy: '-earned.points', limit: TOP },
    }),
    ctx.store.list(wallets, {
      where: { ...here, 'earned.last.month': month },
      ...{ orderBy: '-earned.last.points', limit: TOP },
    }),
  ])
  return [...still, ...moved]
    .flatMap(({ _id: accountId, ranking, earned }) => {
      const points = earned.month === month ? earned.points : (earned.last?.points ?? 0)
      return ranking && points > 0 ? [{ accountId, nickname: ranking.nickname, points }] : []
    })
    .sort((a, b) => b.points - a.points)
    .slice(0, TOP)
}

/** 封存一个社区的一个月：和“封存到哪了”写在一起，做几遍都只封一回，封了不再变。 */
export const closeRanking = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id: month }, ctx): Promise<{ more: boolean }> {
    const cursor = await cursorOf(ctx)
    const [reached, after = ''] = cursor.upTo.split('~')
    if (cursor.upTo >= doneWith(month)) return { more: false }
    const communityId = await nextCommunity(ctx, reached === month ? after : '')
    const move = (upTo: string, count: number) => {
      const moved = { ...cursor, upTo, count: cursor.count + count }
      if (cursor.rev > 0) ctx.store.put(bookCursors, moved)
      else ctx.store.create(bookCursors, { ...moved, rev: 1 })
    }
    if (communityId === null) {
      move(doneWith(month), 0)
      return { more: false }
    }
    const rows = await rowsOf(ctx, communityId, month)
    const _id = `${communityId}~${month}`
    if (rows.length > 0) ctx.store.create(rankings, { _id, communityId, month, rows, at: ctx.now })
    move(`${month}~${communityId}`, 1)
    return { more: true }
  },
})
