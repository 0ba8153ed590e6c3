import { ancestor } from '@domain/area/area'
import { dutyBox, leaveWord } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import type { ReportInAlarm } from './alarms'
import { CONFIRM_DAYS, RENEW_DAYS, type UnitReportIn } from './report-in'
import type { ReportInStepName } from './steps'

/** 会有人需要知道的事：报到、走一步、系统过问。 */
export type ReportInEvent = 'reportIn' | ReportInStepName | ReportInAlarm

type Reader = 'unit' | 'community' | 'street'
type Say = (one: UnitReportIn, note: string) => string

/** 每件事之后告诉谁、说什么。都写给岗位的信箱：换了人，后来的人也看得到。 */
const messages: Readonly<Record<ReportInEvent, Partial<Record<Reader, Say>>>> = {
  reportIn: {
    community: (one) =>
      one.renews
        ? `${one.unitName}想续一期，请在 ${CONFIRM_DAYS} 个工作日内确认。`
        : `${one.unitName}来社区报到，请在 ${CONFIRM_DAYS} 个工作日内确认。`,
  },
  confirm: { unit: (one) => `${one.communityName}确认了单位报到，可以看社区的联系人和协议了。` },
  decline: { unit: (one, note) => `${one.communityName}请单位改一改再报到：${note}` },
  resend: { community: (one) => `${one.unitName}的报到改好了，请再看一次。` },
  cancel: { community: (one) => `${one.unitName}撤回了报到。` },
  match: { unit: (one, note) => `${one.communityName}对接了一条需求：${note}` },
  unmatch: { unit: (one, note) => `${one.communityName}取消了一条对接：${note}` },
  finishMatch: { unit: (one, note) => `${one.communityName}记下办成了一件：${note}` },
  renewTerm: {},
  end: {
    unit: (one, note) => `在${one.communityName}的报到提前结束了：${note}`,
    community: (one, note) => `${one.unitName}的报到提前结束了：${note}`,
  },
  halfway: { community: (one) => `${one.unitName}的报到还没有确认，时间过了一半，请看一看。` },
  tooLate: {
    community: (one) => `${one.unitName}的报到超过 ${CONFIRM_DAYS} 个工作日没有确认，请马上看。`,
    street: (one) => `${one.communityName}有单位报到超过 ${CONFIRM_DAYS} 个工作日没有确认。`,
  },
  endingSoon: {
    unit: (one) => `在${one.communityName}的报到还有 ${RENEW_DAYS} 天到期，要接着做请点“续一期”。`,
    community: (one) => `${one.unitName}的报到还有 ${RENEW_DAYS} 天到期。`,
  },
  expired: {
    unit: (one) => `在${one.communityName}的报到到期了，谢谢你们单位。`,
    community: (one) => `${one.unitName}的报到到期了。`,
  },
}

/** 把消息写进同一个工作单元。 */
export function announceReportIn(
  ctx: Context,
  name: ReportInEvent,
  one: UnitReportIn,
  note: string | null = null,
): void {
  const boxes: Record<Reader, string> = {
    unit: dutyBox('unitLiaison', one.unitId),
    community: dutyBox('communityWorker', one.communityId),
    street: dutyBox('street', ancestor(one.communityId, 'street') ?? ''),
  }
  const subject = { about: 'unitReport', id: one._id, no: '' } as const
  for (const [reader, say] of Object.entries(messages[name]))
    leaveWord(ctx, subject, boxes[reader as Reader], say(one, note ?? ''))
}
