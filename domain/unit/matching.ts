import { calendarOf } from '@domain/kernel/calendar'
import type { Context } from '@domain/kernel/context'
import { dayOf } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { checkedText, me } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { alreadyDone } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { advance, assertMay } from './advance'
import { LIST_NAME, reportInView, visibleReportIn } from './find'
import { Day, TEXT_LIMIT } from './form'
import { announceReportIn } from './notices'
import type { ReportInView } from './present'
import { matchId } from './propose'
import { MATCHES_LIMIT, type Match, type UnitReportIn, unitReportIns } from './report-in'
import type { ReportInStepName } from './steps'
import { wantLists } from './want'

/** 改对接的几步同一个走法：取、认出重发、换掉 `matches`、记下、告诉单位。 */
async function rematch(
  ctx: Context,
  id: string,
  name: ReportInStepName,
  change: (one: UnitReportIn) => Promise<{ matches: readonly Match[]; note: string }>,
): Promise<ReportInView> {
  const one = await visibleReportIn(ctx, id)
  if (alreadyDone(one, ctx.requestId, ctx.bodyDigest, LIST_NAME)) return reportInView(ctx, one)
  assertMay(one, name, ctx.actor, ctx.now)
  const { matches, note } = await change(one)
  const move = { calendar: await calendarOf(ctx), note, change: { matches } }
  const moved = advance(ctx, one, name, move)
  ctx.store.put(unitReportIns, moved)
  announceReportIn(ctx, name, moved, note)
  return reportInView(ctx, moved)
}

/** 对接：这一样来办社区的这一条需求。 */
export const match = command({
  door: 'consented',
  input: v.strictObject({ id: Id, resourceId: Id, wantId: Id }),
  run: ({ id, resourceId, wantId }, ctx) =>
    rematch(ctx, id, 'match', async ({ communityId, resources, matches }) => {
      const list = await ctx.store.get(wantLists, communityId)
      const want = list?.wants.find((it) => it.id === wantId && it.until >= dayOf(ctx.now))
      const resource = resources.find((it) => it.id === resourceId)
      if (!want || !resource)
        throw new AppError('INVALID', '这一样或这一条需求已经没有了，请刷新后再选。')
      const key = matchId(resourceId, wantId)
      if (matches.some((it) => it.id === key))
        throw new AppError('CONFLICT', '这两样已经对接上了，请刷新看最新的样子。')
      if (matches.length >= MATCHES_LIMIT)
        throw new AppError('LIMIT', `一次报到最多对接 ${MATCHES_LIMIT} 条，请先办成几件。`)
      const { kind, text } = want
      const kept = { id: wantId, kind, text }
      const added = { id: key, resourceId, want: kept, at: ctx.now, by: me(ctx), done: null }
      return { matches: [...matches, added], note: text }
    }),
})

const found = (one: UnitReportIn, matchKey: string): Match => {
  const it = one.matches.find(({ id }) => id === matchKey)
  if (!it) throw new AppError('NOT_FOUND', '没有找到这一条对接，请刷新看最新的样子。')
  if (it.done) throw new AppError('CONFLICT', '这一条已经记下办成了，不能再改。')
  return it
}

/** 取消还没办成的对接。 */
export const unmatch = command({
  door: 'consented',
  input: v.strictObject({ id: Id, matchId: Id }),
  run: ({ id, matchId: key }, ctx) =>
    rematch(ctx, id, 'unmatch', async (one) => {
      const gone = found(one, key)
      return { matches: one.matches.filter((it) => it !== gone), note: gone.want.text }
    }),
})

/** 记下办成了：哪一天，一句话。由社区来记，单位看得到。 */
export const finishMatch = command({
  door: 'consented',
  input: v.strictObject({
    id: Id,
    matchId: Id,
    on: Day,
    text: Words('办成了什么', 1, TEXT_LIMIT),
  }),
  run: ({ id, matchId: key, on, text }, ctx) =>
    rematch(ctx, id, 'finishMatch', async (one) => {
      const it = found(one, key)
      if (on > dayOf(ctx.now) || on < dayOf(it.at))
        throw new AppError('INVALID', '办成的日子应在对接那天到今天之间，请检查。')
      await checkedText(ctx, text)
      const done = { on, text }
      return { matches: one.matches.map((m) => (m === it ? { ...m, done } : m)), note: text }
    }),
})
