import { type CheckIn, checkInId } from '@domain/checkin/checkin'
import { calendarOf } from '@domain/kernel/calendar'
import type { Context } from '@domain/kernel/context'
import { save, settle } from '@domain/reportin/advance'
import { liveIn, reportsOf } from '@domain/reportin/find'
import { givePlaceBack } from '@domain/reportin/places'
import { isLive, type ReportIn, reportIns } from '@domain/reportin/reportin'
import { type ServiceYear, serviceYearId, serviceYears } from '@domain/service/service'
import { type Liaison, type UnitReportIn, unitReportIns } from '@domain/unit/report-in'
import { sheetId } from '@domain/year/sheet'
import { type YearSheet, yearSheets } from '@domain/year/year'
import type { Rule } from './references'
import { type Move, replaced } from './replace'
import { drop, write } from './rules'

/** 到此为止：还算数的取消，认的岗位让出来，各处的数跟着变。 */
async function ended(ctx: Context, one: ReportIn): Promise<ReportIn> {
  if (!isLive(one)) return one
  if (one.servicePost) await givePlaceBack(ctx, one.servicePost.id)
  const off = { dueAt: null, servicePost: null, pausedUntil: null, told: null }
  const cancelled: ReportIn = { ...one, status: 'cancelled', enteredAt: ctx.now, ...off }
  return settle(cancelled, ctx.now, await calendarOf(ctx))
}

/** 合并：报到归到留下的账号；同一处两边都报了到的，留下的账号自己的算数。 */
export const joinReport: Rule = async (ctx, line, one: ReportIn, move) => {
  const own = liveIn(await reportsOf(ctx, move.to), one.line)
  const kept = own ? await ended(ctx, one) : one
  await save(ctx, one, replaced(kept, move, line.keeps))
}

/** 注销：他自己的报到取消，姓名不留；他经手的只换编号。 */
export const endReport: Rule = async (ctx, _, one: ReportIn, move) => {
  if (!move.ids.includes(one.accountId)) {
    ctx.store.put(reportIns, replaced(one, move))
    return
  }
  const name = ctx.vault.seal({ name: '已注销' })
  await save(ctx, one, replaced({ ...(await ended(ctx, one)), name }, move))
}

/** 合并：一年的服务加到留下的账号上。 */
export const joinYear: Rule = async (ctx, line, one: ServiceYear, move) => {
  const _id = serviceYearId(move.to, one.year)
  const own = await ctx.store.get(serviceYears, _id)
  const moved: ServiceYear = { ...one, _id, accountId: move.to, rev: 1 }
  if (!own) return write(ctx, line, one, moved)
  ctx.store.put(serviceYears, {
    ...own,
    ...{ times: own.times + one.times, minutes: own.minutes + one.minutes },
    wishes: own.wishes + one.wishes,
  })
  return drop(ctx, line, one, move)
}

/** 合并：反馈表跟过来；留下的账号那一年自己有，就用自己的。 */
export const joinSheet: Rule = async (ctx, line, one: YearSheet, move) => {
  const _id = sheetId(ctx, move.to, one.year)
  if (await ctx.store.get(yearSheets, _id)) return drop(ctx, line, one, move)
  const moved: YearSheet = { ...replaced(one, move, line.keeps), _id, rev: 1 }
  return write(ctx, line, one, moved)
}

/** 合并：签到跟过来，编号跟着换，正在进行的一场就不会再签一次；两个微信都签过的，留着旧编号。 */
export const joinCheckIn: Rule = async (ctx, line, one: CheckIn, move) => {
  const mine = replaced(one, move, line.keeps)
  const _id = checkInId(ctx.vault, one.occasionId, move.to)
  const twice = (await ctx.store.get(line.in, _id)) !== null
  const moved: CheckIn = twice ? mine : { ...mine, _id, rev: 1 }
  return write(ctx, line, one, moved)
}

/** 联系人是他的，姓名和号码都不留。 */
function withoutContact(ctx: Context, sealed: string | null, { words }: Move): string | null {
  if (sealed === null) return null
  const { name, phone } = ctx.vault.open<Liaison>(sealed)
  const his = words.includes(name) || words.includes(phone)
  return his ? ctx.vault.seal({ name: '已注销', phone: '' } satisfies Liaison) : sealed
}

/** 注销：单位报到里他当过联系人的，姓名和号码不留；经手过的换掉编号。 */
export const endContact: Rule = (ctx, _, one: UnitReportIn, move) =>
  ctx.store.put(unitReportIns, {
    ...replaced(one, move),
    contact: withoutContact(ctx, one.contact, move) ?? one.contact,
    office: withoutContact(ctx, one.office, move),
  })
