import { freeTimes, type Helper } from '@domain/helper/helper'
import type { Context } from '@domain/kernel/context'
import { allowedSteps } from '@domain/kernel/flow'
import { maskName } from '@domain/kernel/text'
import { wishKinds } from '@domain/wish/wish'
import { reportAlarms } from './alarms'
import { knowsName, maySeePhone } from './relations'
import {
  isReportedIn,
  type ReportIn,
  type ReportLine,
  type ReportStatus,
  reportLines,
} from './reportin'
import { isMember, isReceiver, type ReportStepName, reportSteps } from './steps'

/** 列表里的一行。 */
export interface ReportRow {
  readonly id: string
  readonly order: string
  readonly line: ReportLine
  readonly status: ReportStatus
  /** 全名，或只有姓。 */
  readonly name: string
  readonly community: string
  readonly unit: string | null
  readonly servicePost: string | null
  readonly enteredAt: string
  readonly dueAt: string | null
  readonly isActive: boolean
}

export interface ReportView extends ReportRow {
  /** 住在哪里，只给本人和本社区。 */
  readonly place: string | null
  readonly skills: readonly string[]
  readonly free: string | null
  readonly pausedUntil: string | null
  readonly servedAt: string | null
  readonly mine: boolean
  readonly maySeePhone: boolean
  /** 看得到他的年度反馈表：本人、本社区，确认过的报到才有。 */
  readonly hasYear: boolean
  /** 他现在能走的步骤。 */
  readonly steps: readonly ReportStepName[]
  readonly timeline: readonly { label: string; at: string; note: string | null }[]
}

/** 单位的编号 → 名字。 */
export type UnitNames = ReadonlyMap<string, string>

export function presentRow(ctx: Context, one: ReportIn, units: UnitNames): ReportRow {
  const { _id: id, order, line, status, enteredAt, dueAt, isActive } = one
  const { name } = ctx.vault.open<{ name: string }>(one.name)
  return {
    ...{ id, order, line, status, enteredAt, dueAt, isActive },
    name: knowsName(one, ctx.actor) ? name : maskName(name),
    community: one.place.community,
    unit: one.unitId && (units.get(one.unitId) ?? null),
    servicePost: one.servicePost?.title ?? null,
  }
}

const firstWords = ({ line }: ReportIn) => `${reportLines[line]}发出了`

function pastOf(one: ReportIn, step: string): string | null {
  if (step === 'report') return firstWords(one)
  if (step in reportSteps) return reportSteps[step as ReportStepName].past
  return reportAlarms[step as keyof typeof reportAlarms]?.past ?? null
}

function timelineOf(one: ReportIn, seesNotes: boolean): ReportView['timeline'] {
  return one.timeline.flatMap(({ step, at, note }) => {
    const label = pastOf(one, step)
    return label === null ? [] : [{ label, at, note: seesNotes ? note : null }]
  })
}

/** 一份报到给他看的样子；会什么、什么时候有空，确认以后照“我能帮什么”。 */
export function presentReport(
  ctx: Context,
  one: ReportIn,
  units: UnitNames,
  helper: Helper | null,
): ReportView {
  const { actor, now } = ctx
  const close = isMember(one, actor) || isReceiver(one, actor)
  const told = helper ?? one.told
  const { community, grid, building } = one.place
  return {
    ...presentRow(ctx, one, units),
    place: close ? [community, grid, building].filter(Boolean).join(' · ') : null,
    skills: told?.skills.map((kind) => wishKinds[kind].short) ?? [],
    free: told ? freeTimes[told.free].label : null,
    pausedUntil: one.pausedUntil,
    servedAt: one.servedAt,
    mine: isMember(one, actor),
    maySeePhone: maySeePhone(one, actor),
    hasYear: close && isReportedIn(one),
    steps: allowedSteps(reportSteps, one, actor, now),
    timeline: timelineOf(one, knowsName(one, actor)),
  }
}
