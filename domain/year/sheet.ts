import { leaveWord, tell } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { checkedText, me } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import { liveIn, reportsOf, unitNames, visibleReport } from '@domain/reportin/find'
import { isLiaison } from '@domain/reportin/relations'
import { isReportedIn, type ReportIn } from '@domain/reportin/reportin'
import { isMember, isReceiver } from '@domain/reportin/steps'
import * as v from 'valibot'
import { recordsOf, type YearRecords } from './records'
import { WORDS_LIMIT, type YearSheet, yearSheets } from './year'
import { assertYear, yearsUntil } from './years'

export interface YearSheetView extends YearRecords {
  readonly reportId: string
  readonly year: string
  /** 可以换着看的年份，新的在前。 */
  readonly years: readonly string[]
  readonly name: string
  readonly community: string
  readonly unit: string | null
  readonly comment: { readonly text: string; readonly at: string } | null
  readonly append: { readonly text: string; readonly at: string } | null
  readonly seenAt: string | null
  readonly mine: boolean
  readonly mayComment: boolean
  /** 本人还没看过：可以补充、可以交给单位。 */
  readonly mayAnswer: boolean
}

export const sheetId = (ctx: Context, accountId: string, year: string) =>
  ctx.vault.digest('yearSheet', accountId, year)

const kept = (ctx: Context, one: ReportIn, year: string) =>
  ctx.store.get(yearSheets, sheetId(ctx, one.accountId, year))

/** 谁看得到：本人、本社区；单位的联络员要等本人看过。 */
function assertReads(ctx: Context, one: ReportIn, sheet: YearSheet | null): void {
  if (isMember(one, ctx.actor) || isReceiver(one, ctx.actor)) return
  if (isLiaison(one, ctx.actor) && sheet?.seenAt) return
  throw new AppError('FORBIDDEN', '反馈表先给本人看；本人看过、交给单位以后，联络员才看得到。')
}

async function view(
  ctx: Context,
  one: ReportIn,
  year: string,
  sheet: YearSheet | null,
): Promise<YearSheetView> {
  const [records, names] = await Promise.all([
    recordsOf(ctx, one.accountId, year),
    unitNames(ctx, [one.unitId]),
  ])
  const mine = isMember(one, ctx.actor)
  const { comment } = sheet ?? { comment: null }
  return {
    ...records,
    ...{ reportId: one._id, year, years: yearsUntil(ctx.now), mine },
    name: ctx.vault.open<{ name: string }>(one.name).name,
    community: one.place.community,
    unit: one.unitId && (names.get(one.unitId) ?? null),
    comment: comment && { text: comment.text, at: comment.at },
    append: sheet?.append ?? null,
    seenAt: sheet?.seenAt ?? null,
    mayComment: isReceiver(one, ctx.actor) && !sheet?.seenAt,
    mayAnswer: mine && !sheet?.seenAt,
  }
}

/** 要看的那一份报到；不写就是我自己的。 */
async function wanted(ctx: Context, reportId: string | undefined): Promise<ReportIn> {
  if (reportId) return visibleReport(ctx, reportId)
  const all = await reportsOf(ctx, me(ctx))
  const one = [liveIn(all, 'home'), liveIn(all, 'work')].find((it) => it && isReportedIn(it))
  if (!one) throw new AppError('NOT_FOUND', '还没有社区确认过的报到，报到以后才有反馈表。')
  return one
}

const Year = v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/, '请选哪一年。')))
const Which = { reportId: v.optional(Id), year: Year }

/** 一个人一年的反馈表。 */
export const sheet = query({
  door: 'consented',
  input: v.strictObject(Which),
  async run({ reportId, year: asked }, ctx): Promise<YearSheetView> {
    const year = assertYear(ctx.now, asked)
    const one = await wanted(ctx, reportId)
    const found = await kept(ctx, one, year)
    assertReads(ctx, one, found)
    return view(ctx, one, year, found)
  },
})

async function write(
  ctx: Context,
  one: ReportIn,
  year: string,
  change: Partial<YearSheet>,
): Promise<YearSheet> {
  const before = await kept(ctx, one, year)
  const empty: YearSheet = {
    ...{ _id: sheetId(ctx, one.accountId, year), rev: 1, accountId: one.accountId, year },
    ...{ reportId: one._id, comment: null, append: null, seenAt: null },
  }
  const next = { ...(before ?? empty), ...change }
  if (before) ctx.store.put(yearSheets, next)
  else ctx.store.create(yearSheets, next)
  return next
}

const Text = Words('要写的话', 2, WORDS_LIMIT)

/** 社区写评语；本人看过以后就不再改，改了他就没有看过。 */
export const comment = command({
  door: 'consented',
  input: v.strictObject({ reportId: Id, year: Year, text: Text }),
  async run({ reportId, year: asked, text }, ctx): Promise<YearSheetView> {
    const year = assertYear(ctx.now, asked)
    const one = await visibleReport(ctx, reportId)
    if (!isReceiver(one, ctx.actor))
      throw new AppError('FORBIDDEN', '评语由本社区的工作人员来写，自己的由同事来写。')
    const before = await kept(ctx, one, year)
    if (before?.seenAt) throw new AppError('CONFLICT', '他已经看过、交给单位了，评语不能再改。')
    if (before?.comment?.text === text) return view(ctx, one, year, before)
    await checkedText(ctx, text)
    const said = { text, at: ctx.now, by: me(ctx) }
    const next = await write(ctx, one, year, { comment: said })
    const words = `${one.place.community}给您写了 ${year} 年的评语，请先看一看，可以补充。`
    tell(ctx, { about: 'yearSheet', _id: one._id, no: '年度反馈' }, one.accountId, words, {
      topic: 'reportIn',
    })
    return view(ctx, one, year, next)
  },
})

/** 本人看过：补不补充都行，从此交给单位。再来一次什么也不变。 */
export const answer = command({
  door: 'consented',
  input: v.strictObject({ ...Which, text: v.nullable(Text) }),
  async run({ reportId, year: asked, text }, ctx): Promise<YearSheetView> {
    const year = assertYear(ctx.now, asked)
    const one = await wanted(ctx, reportId)
    if (!isMember(one, ctx.actor))
      throw new AppError('FORBIDDEN', '看过、补充由本人来做，别人不能替。')
    const before = await kept(ctx, one, year)
    if (before?.seenAt) return view(ctx, one, year, before)
    if (text) await checkedText(ctx, text)
    const append = text ? { text, at: ctx.now } : null
    const next = await write(ctx, one, year, { append, seenAt: ctx.now })
    if (one.unitId) {
      const words = `有一位党员看过了 ${year} 年的反馈表，可以到年度情况表里看。`
      const box = `unitLiaison@${one.unitId}`
      leaveWord(ctx, { about: 'yearUnit', id: one.unitId, no: '年度反馈' }, box, words)
    }
    return view(ctx, one, year, next)
  },
})
