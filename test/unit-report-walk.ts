import type { ReportInView } from '@domain/unit/present'
import type { UnitReportIn } from '@domain/unit/report-in'
import type { WantsView } from '@domain/unit/wants'
import type { District, Who } from './district'
import type { CastName } from './seed/cast'
import { home } from './seed/places'
import { homeUnit } from './unit-walk'

/** 演示区里还没有单位来报到的社区。 */
export const freshCommunity = 'D-03-04'

export const resources = [
  { kind: 'maintain', text: '水电、门窗的小修小补', often: '每月第一个周六上午' },
  { kind: 'venue', text: '二楼会议室可以借用', often: '工作日晚上' },
]

export const reportForm = (communityId = freshCommunity, unitId = homeUnit) => ({
  ...{ unitId, communityId, months: 12, resources },
  contact: { name: '沈海霞', phone: '13900005678' },
})

export const office = { name: '王丽娟', phone: '0512-66001234' }

/** 测试里常做的几件事；`here` 给出此刻开着的演示区。 */
export function unitActsIn(here: () => District) {
  const send = <T = ReportInView>(who: Who, name: string, input: object, requestId?: string) =>
    here().send<T>(who, 'unit', name, input, requestId)
  const must = <T = ReportInView>(who: CastName, name: string, input: object) =>
    here().must<T>(who, 'unit', name, input)
  return {
    send,
    must,
    step: (who: Who, id: string, name: string, note: string | null = '写一句') =>
      send(who, 'step', { id, name, note }),
    stored: (id: string) => here().find('unitReportIns', { _id: id })[0] as unknown as UnitReportIn,
    /** 金桂社区添一条需求，返回清单。 */
    want: (text: string, kind: string, until = '2027-03-31') =>
      must<WantsView>('worker', 'addWant', { communityId: home.communityId, kind, text, until }),
    /** 写给某个信箱的、说到这一份的话，由旧到新。 */
    told: (box: string, id: string) =>
      here()
        .find('notices', { to: box, ticketId: id })
        .sort((a, b) => (String(a.order) < String(b.order) ? -1 : 1))
        .map(({ text }) => String(text)),
  }
}
