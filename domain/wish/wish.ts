import { type Actor, communityStaff, doorstepRoles, holds } from '@domain/kernel/actor'
import type { Collection } from '@domain/kernel/collection'
import { type Ticket, tickets } from '@domain/ticket/ticket'
import { type Need, offersBy } from './needs'

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

/** 图片检查的结果；只有 `pass` 才给人看。 */
export type PictureCheck = 'waiting' | 'pass' | 'risky'

export interface Picture {
  /** 客户端传上来的那一份，只用来认出“还是这一张”。 */
  readonly source: string
  /** 另存的一份：送检的、给人看的都是它。 */
  readonly fileId: string
  readonly traceId: string
  readonly check: PictureCheck
}

/** 联系方式，密封后入库；认领前只露出称呼。 */
export interface Contact {
  readonly name: string
  readonly phone: string
  readonly room: string | null
  /** 给未成年人许的，监护人的姓名；电话也是监护人的。 */
  readonly guardian: string | null
}

/** 工单里属于心愿自己的部分。 */
export interface WishPart {
  readonly category: WishKind
  readonly text: string
  /** 内容检查不可用时先存着，检查通过前谁也不能放行。 */
  readonly textChecked: boolean
  readonly pictures: readonly Picture[]
  /** 认领人送达时传的图片；再送达一次就换成新的。 */
  readonly deliveryPictures: readonly Picture[]
  /** 给未成年人许的，监护人同意过：认领人只能通过社区联系。 */
  readonly minor: boolean
  /** 称呼，如“李阿姨”。 */
  readonly calledName: string
  readonly contact: string
  readonly openedAt: string | null
  /** 认领人说联系上了的时刻。 */
  readonly reachedAt: string | null
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
}

/** 刚许下（或改好再发）时，后来才有的那些都还没有。 */
export const freshPart = {
  deliveryPictures: [],
  openedAt: null,
  reachedAt: null,
  postponedFor: null,
  explanation: null,
  rung: [],
  rejectedFor: null,
  thanks: null,
  needs: [],
  plan: null,
} as const

export interface Wish extends Ticket {
  readonly kind: 'wish'
  readonly status: WishStatus
  readonly wish: WishPart
}

export const wishes = tickets as Collection<Wish>

export const isOwner = (wish: Wish, actor: Actor) =>
  actor.accountId !== null && wish.askedBy === actor.accountId

/** 代许的人：本人还没有接过去的时候，替他改、替他撤、替他收消息，但不能替他回话。 */
export const isProxy = (wish: Wish, actor: Actor) =>
  wish.askedBy === null && actor.accountId !== null && wish.proxyId === actor.accountId

export const isHandler = (wish: Wish, actor: Actor) =>
  actor.accountId !== null && wish.handlerId === actor.accountId

/** 合力圆梦：几个人各出一份，由社区牵头。 */
export const isJoint = ({ wish }: Wish) => wish.needs.length > 0

/** 出了一份的人。 */
export const isPartner = ({ wish }: Wish, actor: Actor) =>
  actor.accountId !== null && offersBy(wish.needs, actor.accountId) > 0

/** 本社区的工作者；自己的心愿要由别人来审。 */
export const isWorker = (wish: Wish, actor: Actor) =>
  !isOwner(wish, actor) && holds(actor, communityStaff, wish.within)

/** 只看不办的人：上级看得到本辖区的一切，网格员、楼栋长看得到自己那一片；都看不到联系方式。 */
const oversees = (wish: Wish, actor: Actor) =>
  holds(actor, ['street', 'district', 'auditor', ...doorstepRoles], wish.within)

/** 审核通过后、圆梦之前，人人可看（遮住个人信息）；其余只给有关的人看。 */
const openToAll: readonly WishStatus[] = ['open', 'claimed', 'delivered']

export const isInvolved = (wish: Wish, actor: Actor) =>
  isOwner(wish, actor) || isProxy(wish, actor) || isHandler(wish, actor) || isWorker(wish, actor)

export const canSee = (wish: Wish, actor: Actor) =>
  openToAll.includes(wish.status) ||
  isInvolved(wish, actor) ||
  isPartner(wish, actor) ||
  oversees(wish, actor)

/**
 * 认领后到送达前，认领人可看联系方式；社区工作者随时可看。每次都记下来。
 * 未成年人的只给社区看，认领人请社区转告。
 */
export const canSeeContact = (wish: Wish, actor: Actor) =>
  isWorker(wish, actor) || (!wish.wish.minor && wish.status === 'claimed' && isHandler(wish, actor))

/** 帮未成年人办事的认领人：看不到联系方式，请社区牵线。 */
export const viaCommunity = (wish: Wish, actor: Actor) =>
  wish.status === 'claimed' && isHandler(wish, actor) && !canSeeContact(wish, actor)

/** 在现在这个状态里，系统过问过某件事没有；名字见 alarms 表。 */
export const hasRung = (wish: Wish, name: string) => wish.wish.rung.includes(name)
