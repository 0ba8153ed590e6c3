import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { dayStamp, monthOf } from '@domain/kernel/date'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { scenes, withinOf } from './area'

/** 一处一天最多数到几人；再多也只说明这里人很多。 */
const PEOPLE_A_DAY = 1000
/** 一次列出多少处的扫码数；全区的网格加社区不到 200 处。 */
const SCANS_LIMIT = 300

/** 一处一个月一份：每天几个人扫过。 */
export interface ScanMonth {
  readonly _id: string
  readonly rev: number
  readonly areaId: string
  readonly within: readonly string[]
  /** YYYYMM，东八区。 */
  readonly month: string
  /** 日期 YYYYMMDD → 人数。 */
  readonly days: Readonly<Record<string, number>>
  /** 最近有人扫的那天，和那天扫过的人的摘要，只用来不重复数；新的一天有人扫时换掉。 */
  readonly latest: { readonly day: string; readonly people: readonly string[] }
}

export const scans = collection<ScanMonth>('scans', ['within', 'month'])

export interface ScanCount {
  readonly today: number
  readonly month: number
}

function countOf(found: ScanMonth | null | undefined, today: string): ScanCount {
  const days = found?.days ?? {}
  return { today: days[today] ?? 0, month: Object.values(days).reduce((sum, n) => sum + n, 0) }
}

/** 一处今天和这个月有几人扫过。一次读。 */
export async function scanCount(ctx: Context, areaId: string): Promise<ScanCount> {
  const found = await ctx.store.get(scans, `${areaId}:${monthOf(ctx.now)}`)
  return countOf(found, dayStamp(ctx.now))
}

/** 一片地方里每一处这个月的扫码人数；没有人扫过的不在里面。一次读。 */
export async function scansWithin(ctx: Context, areaId: string): Promise<Map<string, number>> {
  const found = await ctx.store.list(scans, {
    where: { within: areaId, month: monthOf(ctx.now) },
    limit: SCANS_LIMIT,
  })
  return new Map(found.map((one) => [one.areaId, countOf(one, '').month]))
}

/** 多数一个人。同一个人同一天在同一处只数一次，返回空就是已经数过。 */
function counted(ctx: Context, areaId: string, before: ScanMonth | null): ScanMonth | null {
  const today = dayStamp(ctx.now)
  const person = ctx.vault.digest('scan', ctx.actor.openid, areaId, today)
  const people = before?.latest.day === today ? before.latest.people : []
  if (people.includes(person) || people.length >= PEOPLE_A_DAY) return null
  const month = monthOf(ctx.now)
  return {
    _id: `${areaId}:${month}`,
    rev: before?.rev ?? 1,
    areaId,
    within: withinOf(areaId),
    month,
    days: { ...before?.days, [today]: (before?.days[today] ?? 0) + 1 },
    latest: { day: today, people: [...people, person] },
  }
}

/**
 * 有人扫码打开了页面。在页面画好之后才来，不耽误他许愿；
 * 认不出的码、换下来的码、站点的码、没有身份的人都不数，也不算错。
 */
export const scanned = command({
  door: 'anyone',
  input: v.strictObject({ scene: Id }),
  async run({ scene }, ctx): Promise<{ counted: boolean }> {
    const found = await ctx.store.get(scenes, scene)
    const here = found && found.retiredAt === null && !found.unitId
    if (!here || ctx.actor.openid === '') return { counted: false }
    const before = await ctx.store.get(scans, `${found.areaId}:${monthOf(ctx.now)}`)
    const after = counted(ctx, found.areaId, before)
    if (!after) return { counted: false }
    if (before) ctx.store.put(scans, after)
    else ctx.store.create(scans, after)
    return { counted: true }
  },
})
