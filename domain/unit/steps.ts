import type { Actor } from '@domain/kernel/actor'
import type { Step, Steps } from '@domain/kernel/flow'
import { isLiaison, isStaff, renewable } from './relations'
import type { ReportInStatus, UnitReportIn } from './report-in'

interface ReportInStep extends Step<ReportInStatus, UnitReportIn> {
  /** 要带别的内容，走自己的用例，不能只点一个按钮。 */
  readonly own?: true
}

const byStaff = { may: isStaff, refusal: '这一步要由本社区的工作人员来做。' }
const byLiaison = { may: isLiaison, refusal: '这一步要由这个单位的联络员来做。' }

/** 还没有到期；到期以后由系统结束，人不必再点。 */
const running = ({ to }: UnitReportIn, now: string) => to === null || now < to

const byStaffRunning = {
  may: (one: UnitReportIn, actor: Actor, now: string) => isStaff(one, actor) && running(one, now),
  refusal: '这一步要由本社区的工作人员在期限里来做。',
}

/** 单位报到的一生。服务端鉴权、页面按钮都读这张表。 */
const table = {
  confirm: {
    label: '确认报到',
    past: '社区确认了',
    from: ['pending'],
    to: 'confirmed',
    own: true,
    ...byStaff,
  },
  decline: {
    label: '请单位改一改',
    past: '社区请单位改一改',
    from: ['pending'],
    to: 'declined',
    note: { hint: '哪里要改，怎么改', required: true },
    ...byStaff,
  },
  resend: {
    label: '改好再发',
    past: '单位改好又发来了',
    from: ['declined'],
    to: 'pending',
    own: true,
    ...byLiaison,
  },
  match: {
    label: '对接',
    past: '社区对接了一条需求',
    from: ['confirmed'],
    to: null,
    own: true,
    ...byStaffRunning,
  },
  unmatch: {
    label: '取消对接',
    past: '社区取消了一条对接',
    from: ['confirmed'],
    to: null,
    own: true,
    ...byStaffRunning,
  },
  finishMatch: {
    label: '记下办成了',
    past: '办成了一件',
    from: ['confirmed', 'ended'],
    to: null,
    own: true,
    ...byStaff,
  },
  renewTerm: {
    label: '续一期',
    past: '单位续了一期',
    from: ['confirmed'],
    to: null,
    own: true,
    may: (one: UnitReportIn, actor: Actor, now: string) =>
      isLiaison(one, actor) && renewable(one, now),
    refusal: '到期前 30 天起，由这个单位的联络员来续，一期只续一次。',
  },
  cancel: {
    label: '撤回报到',
    past: '单位撤回了',
    from: ['pending', 'declined'],
    to: 'cancelled',
    note: { hint: '为什么不报到了', required: false },
    ...byLiaison,
  },
  end: {
    label: '提前结束',
    past: '提前结束了',
    from: ['confirmed'],
    to: 'ended',
    note: { hint: '为什么提前结束，对方看得到', required: true },
    may: (one: UnitReportIn, actor: Actor, now: string) =>
      (isLiaison(one, actor) || isStaff(one, actor)) && running(one, now),
    refusal: '这一步要由这个单位的联络员或本社区的工作人员在期限里来做。',
  },
} satisfies Record<string, ReportInStep>

export type ReportInStepName = keyof typeof table
export const reportInSteps: Steps<ReportInStepName, ReportInStatus, UnitReportIn> = table

/** 按钮能直接走的步骤：只要一句话，或者一句话也不要。 */
export const plainReportInSteps = ['decline', 'cancel', 'end'] as const
export type PlainReportInStep = (typeof plainReportInSteps)[number]
