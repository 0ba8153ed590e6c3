import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import type { ReportIn } from './reportin'

/** 统计的三样，和 `ReportIn` 里的三个字段一一对应。 */
export const tallyFlags = {
  reported: 'isReported',
  posted: 'isPosted',
  active: 'isActive',
} as const satisfies Readonly<Record<string, keyof ReportIn>>
export type TallyName = keyof typeof tallyFlags
export const tallyNames = Object.keys(tallyFlags) as [TallyName, ...TallyName[]]

type Counts = Readonly<Record<TallyName, number>>

/** 一个社区或一个单位现在有几份。与报到写在同一个工作单元里，所以和名单总对得上。 */
export interface Tally extends Counts {
  readonly _id: string
  readonly rev: number
  /** 哪一种地方的数；`key` 是社区或单位的编号。 */
  readonly kind: 'community' | 'unit'
  readonly key: string
}

export const tallies = collection<Tally>('tallies', ['kind', 'key'])

const zero: Counts = { reported: 0, posted: 0, active: 0 }

export const tallyId = (kind: Tally['kind'], key: string) => `${kind}:${key}`

type Keyed = readonly [Tally['kind'], string]

const keysOf = (one: ReportIn): Keyed[] => [
  ['community', one.communityId],
  ...(one.unitId ? [['unit', one.unitId] as const] : []),
]

/** 这一份使各处的数加几、减几。 */
function deltas(before: ReportIn | null, after: ReportIn): Map<string, [Keyed, Counts]> {
  const found = new Map<string, [Keyed, Counts]>()
  const count = (one: ReportIn, by: 1 | -1) => {
    for (const key of keysOf(one)) {
      const id = tallyId(...key)
      const so = found.get(id)?.[1] ?? zero
      const next = Object.fromEntries(
        tallyNames.map((name) => [name, so[name] + (one[tallyFlags[name]] ? by : 0)]),
      ) as Counts
      found.set(id, [key, next])
    }
  }
  if (before) count(before, -1)
  count(after, 1)
  return found
}

/** 报到变了，各处的数跟着变；没有变的不写。 */
export async function tallyChange(ctx: Context, before: ReportIn | null, after: ReportIn) {
  for (const [_id, [[kind, key], by]] of deltas(before, after)) {
    if (tallyNames.every((name) => by[name] === 0)) continue
    const now = await ctx.store.get(tallies, _id)
    const add = (counts: Counts) =>
      Object.fromEntries(tallyNames.map((name) => [name, counts[name] + by[name]])) as Counts
    if (now) ctx.store.put(tallies, { ...now, ...add(now) })
    else ctx.store.create(tallies, { _id, rev: 1, kind, key, ...add(zero) })
  }
}
