import type { Actor } from '@domain/kernel/actor'
import { allowedSteps } from '@domain/kernel/flow'
import { maskText } from '@domain/kernel/text'
import { steps, volunteersFrom, type WishStepName } from './steps'
import {
  canSeeContact,
  isHandler,
  isInvolved,
  isOwner,
  isWorker,
  type PictureCheck,
  type Wish,
  type WishKind,
  type WishStatus,
} from './wish'

export type Relation = 'owner' | 'handler' | 'worker' | 'visitor'

/** 列表里的一条。不含任何能认出人的东西。 */
export interface WishCard {
  readonly id: string
  readonly no: string
  readonly order: string
  readonly category: WishKind
  readonly text: string
  readonly calledName: string
  readonly place: string
  readonly status: WishStatus
  readonly dueAt: string | null
  readonly at: string
  readonly hasPicture: boolean
  /** 看的人和它是什么关系，页面据此换说法。 */
  readonly relation: Relation
}

export interface TimelineRow {
  readonly label: string
  readonly at: string
  readonly note: string | null
}

export interface WishDetail extends WishCard {
  readonly level: number
  readonly timeline: readonly TimelineRow[]
  /** 此刻能走的步骤，按钮照它画。 */
  readonly steps: readonly WishStepName[]
  readonly contactVisible: boolean
  readonly pictureCheck: PictureCheck | null
  readonly pictureUrl: string | null
  readonly rejectedFor: string | null
  readonly reply: string | null
  readonly thanks: string | null
  /** 从什么时候起志愿者也可以认领；不在等人认领时为空。 */
  readonly volunteersFrom: string | null
  /** 走下一步时请求哪些订阅消息的授权。 */
  readonly templates: readonly string[]
}

function relationOf(wish: Wish, actor: Actor): Relation {
  if (isOwner(wish, actor)) return 'owner'
  if (isHandler(wish, actor)) return 'handler'
  return isWorker(wish, actor) ? 'worker' : 'visitor'
}

/** 楼栋以上的位置；门牌只在联系方式里。 */
export function placeName(wish: Pick<Wish, 'place'>): string {
  const { community, grid, building } = wish.place
  return [community, grid, building].filter(Boolean).join(' · ')
}

export function presentCard(wish: Wish, actor: Actor): WishCard {
  const { category, text, calledName, picture } = wish.wish
  return {
    id: wish._id,
    no: wish.no,
    order: wish.order,
    category,
    text: isInvolved(wish, actor) ? text : maskText(text),
    calledName,
    place: placeName(wish),
    status: wish.status,
    dueAt: wish.dueAt,
    at: wish.timeline[0]?.at ?? '',
    hasPicture: picture?.check === 'pass',
    relation: relationOf(wish, actor),
  }
}

/** 时间线：外人只看到发生了什么，说的话只给有关的人看。 */
function timelineOf(wish: Wish, involved: boolean): TimelineRow[] {
  return wish.timeline.map((event) => ({
    label: event.step === 'post' ? '许下心愿' : steps[event.step as WishStepName].past,
    at: event.at,
    note: involved ? event.note : null,
  }))
}

interface Surroundings {
  readonly now: string
  /** 检查通过后换好的短时地址。 */
  readonly pictureUrl: string | null
  readonly templates: readonly string[]
}

/** 详情的唯一出口。 */
export function presentDetail(
  wish: Wish,
  actor: Actor,
  { now, pictureUrl, templates }: Surroundings,
): WishDetail {
  const involved = isInvolved(wish, actor)
  return {
    ...presentCard(wish, actor),
    level: involved ? wish.level : 0,
    timeline: timelineOf(wish, involved),
    steps: allowedSteps(steps, wish, actor, now),
    contactVisible: canSeeContact(wish, actor),
    pictureCheck: involved ? (wish.wish.picture?.check ?? null) : null,
    pictureUrl: wish.wish.picture?.check === 'pass' ? pictureUrl : null,
    rejectedFor: involved ? wish.wish.rejectedFor : null,
    reply: involved ? (wish.reply?.text ?? null) : null,
    thanks: involved ? wish.wish.thanks : null,
    volunteersFrom: volunteersFrom(wish),
    templates,
  }
}
