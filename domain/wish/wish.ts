import type { UnitRef } from '@domain/kernel/actor'
import type { Collection } from '@domain/kernel/collection'
import { type Ticket, tickets } from '@domain/ticket/ticket'
import type { Need } from './needs'

/** 心愿的种类，许愿第一页的图画与文字。 */
export const wishKinds = {
  goods: { label: '想要一样东西', short: '物品', example: '例如：一副老花镜、一件厚外套' },
  company: { label: '想有人陪陪', short: '陪伴', example: '例如：陪我去一趟医院、过节说说话' },
  errand: { label: '帮忙跑个腿', short: '跑腿', example: '例如：取药、寄东西、交水电费' },
  repair: { label: '家里要修修', short: '修理', example: '例如：换灯泡、修水龙头、通下水道' },
  skill: { label: '想学、想请教', short: '请教', example: '例如：教我用手机、辅导孩子功课' },
  other: { label: '别的心愿', short: '其他', example: '说说您的难处，社区会看' },
} as const

export type WishKind = keyof typeof wishKinds
export const wishKindNames = Object.keys(wishKinds) as [WishKind, ...WishKind[]]

/** 心愿的状态：短名、给人看的一句话、颜色的意思（进行、等待、完成、停下）。 */
export const wishStatuses = {
  pending: { label: '等待审核', sentence: '社区正在看，通过后就会有人来帮忙', tone: 'waiting' },
  open: { label: '等人认领', sentence: '正在等人认领', tone: 'active' },
  claimed: { label: '已认领', sentence: '已经有人认领，正在帮忙', tone: 'active' },
  delivered: { label: '待确认', sentence: '帮忙的人说办好了，等许愿人说一声', tone: 'waiting' },
  done: { label: '已圆梦', sentence: '心愿实现了', tone: 'done' },
  rejected: { label: '请修改', sentence: '社区请许愿人改一改再发', tone: 'stopped' },
  withdrawn: { label: '已撤回', sentence: '许愿人撤回了', tone: 'stopped' },
  converted: { label: '已转办', sentence: '已转给别的部门办理', tone: 'stopped' },
  unconfirmed: { label: '未获确认', sentence: '办好了，但没有等到许愿人确认', tone: 'stopped' },
} as const

export type WishStatus = keyof typeof wishStatuses

/** 照片、语音检查的结果；只有 `pass` 才给人看、给人听。 */
export type CheckState = 'waiting' | 'pass' | 'risky'

/** 送检过的一份照片或语音。 */
export interface Media {
  /** 客户端传上来的那一份，只用来认出“还是这一份”。 */
  readonly source: string
  /** 另存的一份：送检的、给人看的都是它。 */
  readonly fileId: string
  readonly traceId: string
  readonly check: CheckState
}

/** 不方便打字的人说的话。 */
export interface Voice extends Media {
  /** 有多长，单位：秒。 */
  readonly seconds: number
  /** 心愿的文字是社区听着它写下来的。 */
  readonly transcribed: boolean
}

/** 联系方式，密封后入库；认领前只露出称呼。 */
export interface Contact {
  readonly name: string
  readonly phone: string
  readonly room: string | null
  /** 给未成年人许的，监护人的姓名；电话也是监护人的。 */
  readonly guardian: string | null
}

/** 写进心愿墙的书面同意：同意的是哪几句话、什么时候、谁点的。 */
export interface WallConsent {
  readonly version: string
  readonly words: string
  readonly at: string
  readonly by: string
  /** 签在纸上、由社区记下的：谁、哪天签的字；自己点的为空。 */
  readonly signed: string | null
  /** 谢谢的话也写上去；里面有别人的名字时，可以只写心愿。 */
  readonly thanks: boolean
}

/** 单位认领后，交给了单位里的哪一位：任职编号，和密封的 {name}。 */
export interface Assigned {
  readonly memberId: string
  readonly name: string
}

/** 30 天内放回过几次的人（或单位）说明缘由，请社区同意他认领。 */
export interface Application {
  readonly id: string
  readonly by: string
  /** 替哪个单位申请的；为自己申请的为空。 */
  readonly unit: UnitRef | null
  /** 密封的 {name}，只给社区看。 */
  readonly name: string
  /** 社区看得懂的一句：哪里的、做什么的。 */
  readonly duty: string
  /** 申请时 30 天内放回过几次。 */
  readonly releases: number
  readonly note: string
  readonly at: string
  /** 社区的答复；还没答复为空。 */
  readonly answer: {
    readonly granted: boolean
    readonly note: string | null
    readonly at: string
  } | null
}

/** 圆了的梦算在谁名下：单位、一个人；合力圆梦的算在社区名下，不算哪一个人的。 */
export interface Credit {
  readonly kind: 'unit' | 'person' | 'joint'
  readonly id: string
}

/** 工单里属于心愿自己的部分。 */
export interface WishPart {
  readonly category: WishKind
  /** 只说了话、社区还没有听写的，是空串。 */
  readonly text: string
  /** 内容检查不可用时先存着，检查通过前谁也不能放行。 */
  readonly textChecked: boolean
  readonly pictures: readonly Media[]
  readonly voice: Voice | null
  /** 认领人送达时传的图片；再送达一次就换成新的。 */
  readonly deliveryPictures: readonly Media[]
  /** 给未成年人许的，监护人同意过：认领人只能通过社区联系。 */
  readonly minor: boolean
  /** 称呼，如“李阿姨”。 */
  readonly calledName: string
  readonly contact: string
  readonly openedAt: string | null
  /** 认领人说联系上了的时刻。 */
  readonly reachedAt: string | null
  /** 以哪个单位的名义认领的；个人认领的、还没人认领的为空。 */
  readonly unit: UnitRef | null
  /** 单位交给了谁来办；还在联络员手里为空。 */
  readonly assigned: Assigned | null
  /** 联系上以后单位又换了人：从这时起重新等他联系。没有换过为空。 */
  readonly contactFrom: string | null
  /** 向社区申请认领的，按先后。 */
  readonly applications: readonly Application[]
  /** 圆梦以后算在谁名下：只有一个，统计照它数，不会把单位和办的人各数一遍。没圆梦为空。 */
  readonly credit: Credit | null
  /** 延期的缘由；没有延过为空，只能延一次。 */
  readonly postponedFor: string | null
  /** 很久没人认领时，社区对大家的说明。 */
  readonly explanation: string | null
  /** 在现在这个状态里，系统已经过问过哪几次。 */
  readonly rung: readonly string[]
  readonly rejectedFor: string | null
  readonly thanks: string | null
  /** 写明的钱数超过一个微心愿的：只能合力圆梦，由社区定。 */
  readonly big: boolean
  /** 合力圆梦要的几样；由一个人来办的心愿是空的。 */
  readonly needs: readonly Need[]
  /** 人齐以后社区怎么安排：什么时候、在哪。 */
  readonly plan: string | null
  /** 回音纸条最近一次送到许愿人手里的时刻。 */
  readonly handedAt: string | null
  /** 同意写进心愿墙；没有同意、已经撤下的为空。 */
  readonly wall: WallConsent | null
}

/** 刚许下（或改好再发）时，后来才有的那些都还没有。 */
export const freshPart = {
  deliveryPictures: [],
  openedAt: null,
  reachedAt: null,
  unit: null,
  assigned: null,
  contactFrom: null,
  applications: [],
  credit: null,
  postponedFor: null,
  explanation: null,
  rung: [],
  rejectedFor: null,
  thanks: null,
  needs: [],
  plan: null,
  handedAt: null,
  wall: null,
} as const

export interface Wish extends Ticket {
  readonly kind: 'wish'
  readonly status: WishStatus
  readonly wish: WishPart
}

export const wishes = tickets as Collection<Wish>

/** 合力圆梦：几个人各出一份，由社区牵头。 */
export const isJoint = ({ wish }: Wish) => wish.needs.length > 0

/** 在现在这个状态里，系统过问过某件事没有；名字见 alarms 表。 */
export const hasRung = (wish: Wish, name: string) => wish.wish.rung.includes(name)

/** 等社区答复的申请。被别人认领以后先搁着，放回大厅时接着等。 */
export const waitingApplications = ({ status, wish }: Wish) =>
  status === 'open' ? wish.applications.filter(({ answer }) => answer === null) : []
