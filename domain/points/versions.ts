import { holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { addDays, dayOf, dayStart, monthsUntil } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { checkedText, me } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { firstRules, isOpenToChange, pointRules, type RuleVersion, versionIdOf } from './rules'
import { COMING_LIMIT, presentVersion, type VersionView } from './rules-view'
import { categoriesFrom, Numbers, numbersOf } from './version-form'

/** 列最近几版。 */
const PAGE = 20

/** 区里看到的一版。 */
export interface VersionRow extends VersionView {
  readonly state: 'coming' | 'current' | 'past'
  /** 还没开始，能换能撤。 */
  readonly open: boolean
  readonly numbers: Numbers
}

export interface VersionsView {
  /** 新的在前，最后是最初的规则。 */
  readonly versions: readonly VersionRow[]
  /** 最早从哪一天起，写作 2026-11-23。 */
  readonly earliest: string
  /** 试算的是哪个月，YYYYMM。 */
  readonly month: string
}

export function asDistrict(ctx: Context): void {
  if (!holds(ctx.actor, ['district'], ['D']))
    throw new AppError('FORBIDDEN', '积分规则由区里来定；有建议请在“投诉建议”里写。')
}

const lastMonth = (now: string) => monthsUntil(now, 2)[1] ?? ''

/** 最早哪一天：明天；离零点太近就是后天。 */
function earliestDay(now: string): string {
  const tomorrow = dayOf(addDays(now, 1))
  return isOpenToChange(dayStart(tomorrow) ?? now, now) ? tomorrow : dayOf(addDays(now, 2))
}

const recent = (ctx: Context) =>
  ctx.store.list(pointRules, { where: {}, orderBy: '-from', limit: PAGE })

function viewOf(ctx: Context, found: readonly RuleVersion[]): VersionsView {
  const all = found.length < PAGE ? [...found, firstRules] : found
  const current = all.find(({ from }) => from <= ctx.now)
  const versions = all.map(
    (one): VersionRow => ({
      ...presentVersion(one),
      state: one === current ? 'current' : one.from > ctx.now ? 'coming' : 'past',
      open: isOpenToChange(one.from, ctx.now),
      numbers: numbersOf(one.categories),
    }),
  )
  return { versions, earliest: earliestDay(ctx.now), month: lastMonth(ctx.now) }
}

/** 各版规则。 */
export const versions = query({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<VersionsView> {
    asDistrict(ctx)
    return viewOf(ctx, await recent(ctx))
  },
})

/** 从哪一天的零点起；明天以前的抛 INVALID。 */
function startOf(day: string, now: string): string {
  const from = dayStart(day)
  if (from === null || !isOpenToChange(from, now) || day < earliestDay(now))
    throw new AppError('INVALID', `新的规则最早从${earliestDay(now)}起，请改一改日期。`)
  return from
}

/** 这一天能不能排这一版：同一天只有一版，要换就写明；最多排三版。 */
function assertRoom(found: readonly RuleVersion[], id: string, replace: boolean, now: string) {
  const there = found.find(({ _id }) => _id === id)
  if (there && !replace)
    throw new AppError('CONFLICT', '这一天已经有一版了：要换，请从那一版点“改”；或者改个日期。')
  const coming = found.filter(({ from, _id }) => now < from && _id !== id)
  if (coming.length >= COMING_LIMIT)
    throw new AppError('LIMIT', `还没开始的最多排 ${COMING_LIMIT} 版，请先撤回一版。`)
  return there
}

/** 排一版新的规则，或者换掉同一天还没开始的那一版。开始了的不改。 */
export const addVersion = command({
  door: 'consented',
  input: v.strictObject({
    day: v.string(),
    numbers: Numbers,
    memberGoods: v.boolean(),
    note: Words('为什么改', 4, 100),
    replace: v.boolean(),
  }),
  async run({ day, numbers, memberGoods, note, replace }, ctx): Promise<VersionsView> {
    asDistrict(ctx)
    const found = await recent(ctx)
    const same = found.find(({ digest }) => digest === `${ctx.requestId}~${ctx.bodyDigest}`)
    if (same) return viewOf(ctx, found)
    const from = startOf(day, ctx.now)
    const categories = categoriesFrom(numbers)
    const there = assertRoom(found, versionIdOf(from), replace, ctx.now)
    await checkedText(ctx, note)
    const version: RuleVersion = {
      ...{ _id: versionIdOf(from), rev: there?.rev ?? 1, from, categories, memberGoods, note },
      ...{ by: me(ctx), at: ctx.now, digest: `${ctx.requestId}~${ctx.bodyDigest}` },
    }
    if (there) ctx.store.put(pointRules, version)
    else ctx.store.create(pointRules, version)
    const others = found.filter(({ _id }) => _id !== version._id)
    return viewOf(
      ctx,
      [version, ...others].sort((a, b) => b.from.localeCompare(a.from)),
    )
  },
})

/** 撤回还没开始的一版；已经撤回的再撤，什么也不变。 */
export const withdrawVersion = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<VersionsView> {
    asDistrict(ctx)
    const found = await recent(ctx)
    const one = found.find(({ _id }) => _id === id)
    if (!one) return viewOf(ctx, found)
    if (!isOpenToChange(one.from, ctx.now))
      throw new AppError('CONFLICT', '这一版已经开始，或者马上开始，撤不了；要改请再出一版。')
    // 没有开始过，没有一笔流水照过它，所以可以整份拿掉。
    ctx.store.remove(pointRules, one)
    return viewOf(
      ctx,
      found.filter((other) => other !== one),
    )
  },
})
