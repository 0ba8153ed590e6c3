import { ancestor } from '@domain/area/area'
import { dutyBox, leaveWord, tell } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import type { ReportAlarmName } from './alarms'
import { CONFIRM_WORKDAYS } from './alarms'
import type { ReportIn } from './reportin'
import type { ReportStepName } from './steps'

/** 告诉谁：报到的本人、本社区的岗位、街道。 */
type Reader = 'member' | 'community' | 'street'
export type ReportEvent = 'report' | ReportStepName | ReportAlarmName
type Say = (one: ReportIn, note: string) => string | null

const at = ({ place }: ReportIn) => place.community

/** 每件事告诉谁、说什么；没有列出的不用说。办事的人自己不用告诉。 */
const messages: Readonly<Partial<Record<ReportEvent, Partial<Record<Reader, Say>>>>> = {
  report: {
    community: (one) => `有一位在职党员到${at(one)}报到，请在 ${CONFIRM_WORKDAYS} 个工作日里确认。`,
  },
  resend: { community: () => '一位在职党员改好了报到，请再看一看。' },
  confirm: { member: (one) => `${at(one)}确认了您的报到，可以去认一个岗位。` },
  reject: { member: (one, note) => `${at(one)}请您改一改报到：${note}` },
  begin: { member: (one) => `社区记下您到岗了：${one.servicePost?.title ?? ''}。` },
  takePost: { community: (one) => `有一位在职党员认了岗位：${one.servicePost?.title ?? ''}。` },
  leavePost: { community: () => '有一位在职党员退掉了岗位。' },
  pause: { community: () => '有一位报到的在职党员先暂停一阵。' },
  transfer: { community: () => '有一位报到的在职党员转到别的社区去了。' },
  cancel: { community: () => '有一位在职党员取消了报到。' },
  remove: { member: (one, note) => `${at(one)}取消了您的报到：${note}` },
  resume: { member: () => '暂停到期了，您的报到恢复了，可以再认一个岗位。' },
  remind: { community: () => '有一份报到还没有确认，只剩一个工作日。' },
  late: {
    community: () => `有一份报到超过 ${CONFIRM_WORKDAYS} 个工作日没有确认，已报街道。`,
    street: (one) => `${at(one)}有一份报到超过 ${CONFIRM_WORKDAYS} 个工作日没有确认，请过问。`,
  },
}

/** 把这件事告诉该知道的人；`by` 是办事的人，系统过问的为空。 */
export function announceReport(
  ctx: Context,
  event: ReportEvent,
  one: ReportIn,
  by: string | null,
  note: string | null = null,
): void {
  const subject = { about: 'reportIn', no: '双报到' } as const
  const say = (reader: Reader) => messages[event]?.[reader]?.(one, note ?? '') ?? null
  const mine = say('member')
  if (mine && by !== one.accountId)
    tell(ctx, { ...subject, _id: one._id }, one.accountId, mine, { topic: 'reportIn' })
  const boxes = [
    ['community', dutyBox('communityWorker', one.communityId)],
    ['street', dutyBox('street', ancestor(one.communityId, 'street') ?? '')],
  ] as const
  for (const [reader, box] of boxes) {
    const text = say(reader)
    if (text) leaveWord(ctx, { ...subject, id: one._id }, box, text)
  }
}
