import type { Actor, UnitRef } from '@domain/kernel/actor'
import { dayOf } from '@domain/kernel/date'
import { allowedSteps } from '@domain/kernel/flow'
import { maskText } from '@domain/kernel/text'
import { reportInAlarmWords } from './alarms'
import type { ResourceKind } from './kinds'
import { type Proposal, propose } from './propose'
import { type ReportInRelation, relationOf } from './relations'
import type { Match, ReportInStatus, Resource, UnitReportIn } from './report-in'
import { type ReportInStepName, reportInSteps } from './steps'
import { stillWanted, type Want } from './want'

/** 列表里的一行。 */
export interface ReportInCard {
  readonly id: string
  readonly unit: UnitRef
  readonly community: { readonly id: string; readonly name: string }
  readonly status: ReportInStatus
  /** 等确认的最迟什么时候，已确认的什么时候到期。 */
  readonly dueAt: string | null
  readonly months: number
  /** 是续的一期。 */
  readonly renewal: boolean
  readonly kinds: readonly ResourceKind[]
  readonly matched: number
  readonly done: number
  readonly order: string
}

export type WantView = Pick<Want, 'id' | 'kind' | 'text' | 'until'>
export type MatchView = Omit<Match, 'by' | 'at'>

export interface ReportInView extends ReportInCard {
  readonly relation: ReportInRelation
  readonly resources: readonly Resource[]
  readonly matches: readonly MatchView[]
  /** 社区现在还缺的，快到期的在前。 */
  readonly wants: readonly WantView[]
  readonly proposals: readonly Proposal[]
  readonly from: string | null
  readonly to: string | null
  readonly notBefore: string | null
  /** 他能看谁的联系方式：单位的、社区的；都不能看为空。 */
  readonly contactOf: 'unit' | 'community' | null
  readonly steps: readonly ReportInStepName[]
  readonly renewedBy: string | null
  readonly timeline: readonly {
    readonly label: string
    readonly at: string
    readonly note: string | null
  }[]
}

export function presentCard(one: UnitReportIn): ReportInCard {
  const { _id: id, unitId, unitName, communityId, communityName, matches } = one
  return {
    id,
    unit: { id: unitId, name: unitName },
    community: { id: communityId, name: communityName },
    ...{ status: one.status, dueAt: one.dueAt, months: one.months, order: one.order },
    renewal: one.renews !== null,
    kinds: [...new Set(one.resources.map(({ kind }) => kind))],
    matched: matches.length,
    done: matches.filter(({ done }) => done).length,
  }
}

export const presentWant = ({ id, kind, text, until }: Want): WantView => ({
  id,
  kind,
  text,
  until,
})

/** 时间线上的话：人走的照状态表，系统过问的照过问的表，第一件是报到。 */
const labelOf = (step: string) =>
  reportInSteps[step as ReportInStepName]?.past ?? reportInAlarmWords(step) ?? '单位来报到'

const contactFor = (one: UnitReportIn, relation: ReportInRelation) => {
  if (relation === 'staff') return 'unit'
  return relation === 'liaison' && one.office ? 'community' : null
}

/** 看的人看得到的全部；只看不办的，话里的号码遮住。 */
export function presentReportIn(
  one: UnitReportIn,
  wants: readonly Want[],
  actor: Actor,
  now: string,
): ReportInView {
  const relation = relationOf(one, actor) ?? 'overseer'
  const told = (text: string) => (relation === 'overseer' ? maskText(text) : text)
  const open = stillWanted(wants, dayOf(now))
  const hidden = <T extends { readonly text: string }>(it: T): T => ({ ...it, text: told(it.text) })
  return {
    ...presentCard(one),
    relation,
    resources: one.resources.map((it) => ({ ...hidden(it), often: told(it.often) })),
    matches: one.matches.map(({ id, resourceId, want, done }) => ({
      ...{ id, resourceId, want: hidden(want), done: done && hidden(done) },
    })),
    wants: open.map(presentWant).map(hidden),
    proposals: relation === 'overseer' ? [] : propose(one.resources, open, one.matches),
    ...{ from: one.from, to: one.to, notBefore: one.notBefore, renewedBy: one.renewedBy },
    contactOf: contactFor(one, relation),
    steps: allowedSteps(reportInSteps, one, actor, now),
    timeline: one.timeline.map(({ step, at, note }) => ({
      ...{ label: labelOf(step), at, note: note && told(note) },
    })),
  }
}
