import { withinOf } from '@domain/area/area'
import { communitiesIn } from '@domain/area/below'
import { type Baseline, baselines } from '@domain/baseline/baseline'
import { areasOf, exportRoles, holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import { allUnits } from '@domain/unit/all'
import { UNITS_LIMIT } from '@domain/unit/unit'
import * as v from 'valibot'
import { ACTIVE_DAYS } from './reportin'
import { type TallyName, tallies, tallyId, tallyNames } from './tally'
import { unitsReportedIn } from './unit-line'

type Counts = Readonly<Record<TallyName, number>>

/** 每个数怎么算的；页面照着说，点开的名单正好这么多行。 */
export const tallyWords: Readonly<Record<TallyName | 'units', { label: string; how: string }>> = {
  units: {
    label: '报到的单位',
    how: '社区确认过、没有结束的，在几个社区就算几次；续好的下一期也算一次。',
  },
  reported: {
    label: '报到的党员',
    how: '社区确认过、没有取消的；居住地、工作地各报一次的各算一次。',
  },
  posted: { label: '认了岗位的', how: '现在认着岗位的，包括已经到岗的。' },
  active: { label: '半年活跃的', how: `${ACTIVE_DAYS} 天里服务过至少一次的。不排名，不考核。` },
}

export interface AreaNumbers extends Counts {
  readonly id: string
  readonly name: string
  readonly units: number
}

export interface NumbersView {
  /** 材料里的原话，和本系统算出来的并排，不相加。 */
  readonly baseline: Baseline
  readonly area: AreaNumbers
  readonly communities: readonly AreaNumbers[]
}

const zero: Counts = { reported: 0, posted: 0, active: 0 }

const sumOf = (all: readonly Counts[]): Counts =>
  Object.fromEntries(
    tallyNames.map((name) => [name, all.reduce((sum, one) => sum + one[name], 0)]),
  ) as unknown as Counts

function assertReads(ctx: Context, areaId: string | undefined): string {
  const [own] = areasOf(ctx.actor, exportRoles)
  const within = areaId ?? own
  if (!within || !holds(ctx.actor, exportRoles, withinOf(within)))
    throw new AppError('FORBIDDEN', '双报到的数字由社区、街道、区里看各自的那一片。')
  return within
}

const pick = ({ reported, posted, active }: Counts): Counts => ({ reported, posted, active })

/** 一片地方的数，和下面每个社区的数。一次调用。 */
export const numbers = query({
  door: 'consented',
  input: v.strictObject({ areaId: v.optional(Id) }),
  async run({ areaId }, ctx): Promise<NumbersView> {
    const within = assertReads(ctx, areaId)
    const communities = await communitiesIn(ctx, within)
    const ids = communities.map(({ _id }) => tallyId('community', _id))
    const [counted, units] = await Promise.all([
      ctx.store.list(tallies, { where: { _id: { oneOf: ids } }, limit: ids.length }),
      unitsReportedIn(ctx, within),
    ])
    const byKey = new Map(counted.map((t) => [t.key, t]))
    const rows = communities.map(({ _id, name }) => ({
      ...{ id: _id, name, ...pick(byKey.get(_id) ?? zero) },
      units: units.get(_id) ?? 0,
    }))
    const name = ctx.actor.appointments.find((a) => a.areaId === within)?.areaName
    const total = rows.reduce((sum, row) => sum + row.units, 0)
    return {
      baseline: baselines.membersInCommunities,
      area: { id: within, name: name ?? rows[0]?.name ?? '', ...sumOf(rows), units: total },
      communities: rows,
    }
  },
})

export interface UnitNumbers extends Counts {
  readonly id: string
  readonly name: string
}

/** 各单位的数，只给区里和审计；联络员在名册里看自己单位的。一次调用。 */
export const unitNumbers = query({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<UnitNumbers[]> {
    if (!holds(ctx.actor, ['district', 'auditor'], ['D']))
      throw new AppError('FORBIDDEN', '各单位的数字由区里来看。')
    const [units, counted] = await Promise.all([
      allUnits(ctx),
      ctx.store.list(tallies, { where: { kind: 'unit' }, limit: UNITS_LIMIT }),
    ])
    const byKey = new Map(counted.map((t) => [t.key, t]))
    return units
      .filter(({ _id }) => byKey.has(_id))
      .map(({ _id, name }) => ({ id: _id, name, ...pick(byKey.get(_id) ?? zero) }))
  },
})
