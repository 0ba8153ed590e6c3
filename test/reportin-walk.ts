import type { ServicePostView } from '@domain/reportin/posts'
import type { ReportView } from '@domain/reportin/present'
import type { District, Who } from './district'
import { bindPhone } from './opener'
import type { CastName } from './seed/cast'
import { home } from './seed/places'

export const homeForm = {
  ...{ name: '何雨桐', areaId: home.buildingId, skills: ['company'], free: 'weekend' },
}

/** 报到的人、社区、单位的人要做的几件事。 */
export function reportsIn(district: District) {
  const { must, send } = district
  const step = (who: Who, id: string, name: string, note: string | null = null) =>
    send<ReportView>(who, 'reportin', 'step', { id, name, note })
  return {
    step,
    /** 登记手机号、报到。 */
    async report(who: CastName, form: object = {}): Promise<ReportView> {
      await bindPhone(district, who)
      return must(who, 'reportin', 'reportHome', { ...homeForm, ...form })
    },
    mustStep: (who: Who, id: string, name: string, note: string | null = null) =>
      must<ReportView>(who, 'reportin', 'step', { id, name, note }),
    /** 报到并由社区确认。 */
    async confirmed(who: CastName = 'residentYoung'): Promise<ReportView> {
      const { id } = await this.report(who)
      return this.mustStep('worker', id, 'confirm')
    },
    addPost: (places: number, title = '周末陪老人下楼') =>
      must<ServicePostView>('worker', 'reportin', 'addPost', {
        ...{ communityId: home.communityId, title, text: '星期六上午，陪腿脚不便的老人下楼走走' },
        places,
      }),
    take: (who: Who, id: string, postId: string) =>
      send<ReportView>(who, 'reportin', 'takePost', { id, postId }),
    tally: (key: string) => district.find('tallies', { _id: key })[0],
  }
}

export type ReportsIn = ReturnType<typeof reportsIn>
