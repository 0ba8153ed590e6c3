import type { ResourceKind } from '@domain/unit/kinds'
import type { Liaison, Resource } from '@domain/unit/report-in'
import type { ReportInStepName } from '@domain/unit/steps'
import { castNeighbours } from './cast'
import type { Neighbour } from './neighbour'
import { elsewhere, home } from './places'
import type { UnitName } from './units'

/** 一个单位到一个社区报到的来历：几天前报的，之后谁在几天前办了哪一步。 */
export interface UnitStory {
  readonly unit: UnitName
  readonly liaison: Neighbour
  readonly staff: Neighbour
  readonly communityId: string
  readonly months: number
  readonly resources: readonly Resource[]
  readonly office: Liaison
  /** 几天前报到。 */
  readonly days: number
  readonly steps: readonly { readonly name: ReportInStepName; readonly days: number }[]
  /** 请改一改、提前结束时写的话。 */
  readonly note?: string
  /** 对接的是第几条需求。 */
  readonly want: number
  readonly done?: string
}

const { unitLiaison, unitLiaisonOther, worker, workerElsewhere } = castNeighbours

const atHome = {
  ...{ communityId: home.communityId, staff: worker, want: 0 },
  office: { name: worker.name, phone: worker.phone },
} as const
const atElsewhere = {
  ...{ communityId: elsewhere.communityId, staff: workerElsewhere, want: -1 },
  office: { name: workerElsewhere.name, phone: workerElsewhere.phone },
} as const

const resource = (nth: number, kind: ResourceKind, text: string, often: string): Resource => ({
  ...{ id: `r${nth}`, kind, text, often },
})

/** 演示区里的几份，各停在不同的地方；第一份在金桂社区，需求清单也写在那里。 */
export const unitStories: readonly UnitStory[] = [
  {
    ...{ unit: 'housing', liaison: unitLiaison, ...atHome, months: 12, days: 60 },
    resources: [
      resource(1, 'maintain', '楼道灯、水管、门窗的小修小补', '每月第一个周六上午'),
      resource(2, 'policy', '老旧小区加装电梯、住房公积金怎么办', '每季度讲一次'),
      resource(3, 'law', '物业、租房纠纷的法律咨询', '电话预约，每月两个下午'),
    ],
    steps: [
      { name: 'confirm', days: 58 },
      { name: 'match', days: 30 },
      { name: 'finishMatch', days: 9 },
    ],
    done: '三栋、五栋坏了的楼道灯都换好了',
  },
  {
    ...{ unit: 'hospital', liaison: unitLiaisonOther, ...atElsewhere, months: 24, days: 0.5 },
    resources: [
      resource(1, 'health', '量血压、测血糖，讲慢性病怎么养', '每月一次，一次半天'),
      resource(2, 'training', '教居民急救和海姆立克法', '每季度一次'),
    ],
    steps: [],
  },
  {
    ...{ unit: 'housing', liaison: unitLiaison, ...atElsewhere, months: 12, days: 6 },
    resources: [resource(1, 'venue', '一楼会议室可以借用', '工作日晚上')],
    steps: [{ name: 'decline', days: 5 }],
    note: '请写清楚能坐多少人，怎么预约',
  },
  {
    ...{ unit: 'hospital', liaison: unitLiaisonOther, ...atHome, months: 6, days: 100, want: -1 },
    resources: [resource(1, 'health', '到社区义诊', '每月一次')],
    steps: [
      { name: 'confirm', days: 99 },
      { name: 'end', days: 45 },
    ],
    note: '科室搬迁，半年内排不出人，明年再来',
  },
]

/** 金桂社区的需求：要哪一样、什么事、几个月后到期。 */
export const wantRows: readonly {
  readonly kind: ResourceKind
  readonly text: string
  readonly months: number
}[] = [
  { kind: 'maintain', text: '三栋、五栋的楼道灯坏了，想请人来换', months: 2 },
  { kind: 'health', text: '独居老人多，想请医生每月来量一次血压', months: 6 },
  { kind: 'training', text: '想教老人用手机挂号、缴费', months: 3 },
  { kind: 'venue', text: '合唱队没有地方排练，每周借一个晚上', months: 4 },
  { kind: 'policy', text: '想请人讲讲加装电梯怎么申请、怎么分摊', months: 1 },
]
