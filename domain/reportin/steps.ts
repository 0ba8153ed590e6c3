import { type Actor, communityStaff, holds } from '@domain/kernel/actor'
import type { Step } from '@domain/kernel/flow'
import type { ReportIn, ReportStatus } from './reportin'

export const isMember = (one: ReportIn, actor: Actor) =>
  actor.accountId !== null && actor.accountId === one.accountId

/** 本社区的工作人员；自己的报到要由同事来办。 */
export const isReceiver = (one: ReportIn, actor: Actor) =>
  !isMember(one, actor) && holds(actor, communityStaff, one.within)

export interface ReportStep extends Step<ReportStatus, ReportIn> {
  /** 要带别的内容，走自己的用例。 */
  readonly own?: true
}

const byMember = { may: isMember, refusal: '这一步要由报到的本人来做。' }
const byReceiver = {
  may: isReceiver,
  refusal: '这一步要由本社区的工作人员来做，自己的要由同事来做。',
}
const must = (hint: string) => ({ hint, required: true })

const working: readonly ReportStatus[] = ['confirmed', 'posted', 'onDuty']

/** 报到的一生（产品文档第 3 节）。服务端、按钮、定时任务读同一张表。 */
const table = {
  confirm: {
    ...{ label: '确认报到', past: '社区确认了报到', from: ['pending'], to: 'confirmed' },
    ...byReceiver,
  },
  reject: {
    ...{ label: '请他改一改', past: '社区请他改一改', from: ['pending'], to: 'rejected' },
    ...{ ...byReceiver, note: must('哪里要改') },
  },
  resend: {
    ...{ label: '改好再发', past: '改好又发了', from: ['rejected'], to: 'pending' },
    ...{ ...byMember, own: true as const },
  },
  takePost: {
    ...{ label: '认一个岗位', past: '认了岗位', from: working, to: 'posted' },
    ...{ ...byMember, own: true as const },
  },
  leavePost: {
    ...{ label: '退掉岗位', past: '退掉了岗位', from: ['posted', 'onDuty'], to: 'confirmed' },
    ...byMember,
  },
  begin: {
    ...{ label: '已经到岗', past: '到岗了', from: ['posted'], to: 'onDuty' },
    ...byReceiver,
  },
  pause: {
    ...{ label: '暂停一阵', past: '暂停了', from: working, to: 'paused' },
    ...{ ...byMember, own: true as const },
  },
  resume: {
    ...{ label: '恢复', past: '恢复了', from: ['paused'], to: 'confirmed' },
    ...byMember,
  },
  transfer: {
    ...{ label: '转到别的社区', past: '转到了别的社区', to: 'transferred' },
    ...{ from: [...working, 'paused'], ...byMember, own: true as const },
  },
  cancel: {
    ...{ label: '取消报到', past: '本人取消了报到', to: 'cancelled' },
    ...{ from: ['pending', 'rejected', ...working, 'paused'], ...byMember },
  },
  remove: {
    ...{ label: '取消他的报到', past: '社区取消了报到', to: 'cancelled' },
    ...{ from: [...working, 'paused'], ...byReceiver, note: must('为什么取消，会告诉他') },
  },
} satisfies Readonly<Record<string, ReportStep>>

export type ReportStepName = keyof typeof table
export const reportSteps: Readonly<Record<ReportStepName, ReportStep>> = table

type OwnStepName = {
  [N in ReportStepName]: (typeof table)[N] extends { own: true } ? N : never
}[ReportStepName]
export type PlainReportStepName = Exclude<ReportStepName, OwnStepName>

/** 按钮能直接走的步骤。 */
export const plainReportSteps = (Object.keys(table) as ReportStepName[]).filter(
  (name) => !reportSteps[name].own,
) as [PlainReportStepName, ...PlainReportStepName[]]
