import type { Actor } from '@domain/kernel/actor'
import { allowedSteps } from '@domain/kernel/flow'
import { maskText } from '@domain/kernel/text'
import { volunteersFrom } from './helping'
import { type NeedUnit, placesIn, placesLeft } from './needs'
import { pastOf } from './past'
import { steps, type WishStepName } from './steps'
import {
  canSeeContact,
  isHandler,
  isInvolved,
  isJoint,
  isOwner,
  isPartner,
  isProxy,
  isWorker,
  type Picture,
  type PictureCheck,
  viaCommunity,
  type Wish,
  type WishKind,
  type WishStatus,
} from './wish'

export type Relation = 'owner' | 'proxy' | 'handler' | 'worker' | 'partner' | 'visitor'

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
  /** 合力圆梦：一共几份，还差几份；由一个人来办的为空。 */
  readonly joint: { readonly places: number; readonly left: number } | null
  /** 看的人和它是什么关系，页面据此换说法。 */
  readonly relation: Relation
  /** 正等着他（本社区工作人员）动手。 */
  readonly needsStaff: boolean
}

export interface TimelineRow {
  readonly label: string
  readonly at: string
  readonly note: string | null
}

export interface PictureView {
  readonly check: PictureCheck
  /** 检查通过后换好的短时地址。 */
  readonly url: string | null
}

/** 合力圆梦要的一样。 */
export interface NeedView {
  readonly what: string
  readonly unit: NeedUnit
  readonly places: number
  readonly taken: number
  /** 看的人出了这一样。 */
  readonly mine: boolean
  /** 出的人说的话，不带姓名；只给许愿人和社区看，出的人看得到自己的。 */
  readonly words: readonly string[]
}

export interface WishDetail extends WishCard {
  readonly level: number
  readonly timeline: readonly TimelineRow[]
  /** 此刻能走的步骤，按钮照它画。 */
  readonly steps: readonly WishStepName[]
  readonly contactVisible: boolean
  /** 认领了未成年人的心愿：请通过哪个社区联系；别的情形为空。 */
  readonly contactThrough: string | null
  /** 给未成年人许的；认领人要通过社区联系。外人不知道。 */
  readonly minor: boolean
  /** 许愿的图片，外人没有。 */
  readonly pictures: readonly PictureView[]
  /** 送达的图片，外人没有。 */
  readonly deliveryPictures: readonly PictureView[]
  /** 送达时图片传到哪个文件夹；轮不到他送达就为空。 */
  readonly uploadFolder: string | null
  /** 超过一个微心愿的钱数，由社区决定能不能合力来圆。 */
  readonly big: boolean
  /** 合力圆梦要的几样；人人看得到份数，看不到是谁。 */
  readonly needs: readonly NeedView[]
  /** 人齐以后社区的安排，有关的人和出力的人看得到。 */
  readonly plan: string | null
  readonly rejectedFor: string | null
  readonly postponedFor: string | null
  /** 很久没人认领时社区的说明，人人可看。 */
  readonly explanation: string | null
  readonly reply: string | null
  readonly thanks: string | null
  /** 从什么时候起志愿者也可以认领；不在等人认领时为空。 */
  readonly volunteersFrom: string | null
  /** 走下一步时请求哪些订阅消息的授权。 */
  readonly templates: readonly string[]
}

function relationOf(wish: Wish, actor: Actor): Relation {
  if (isOwner(wish, actor)) return 'owner'
  if (isProxy(wish, actor)) return 'proxy'
  if (isHandler(wish, actor)) return 'handler'
  if (isWorker(wish, actor)) return 'worker'
  return isPartner(wish, actor) ? 'partner' : 'visitor'
}

/** 楼栋以上的位置；门牌只在联系方式里。 */
export function placeName(wish: Pick<Wish, 'place'>): string {
  const { community, grid, building } = wish.place
  return [community, grid, building].filter(Boolean).join(' · ')
}

export function presentCard(wish: Wish, actor: Actor): WishCard {
  const { category, text, calledName, pictures, needs } = wish.wish
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
    hasPicture: pictures.some((p) => p.check === 'pass'),
    joint: isJoint(wish) ? { places: placesIn(needs), left: placesLeft(needs) } : null,
    relation: relationOf(wish, actor),
    needsStaff: wish.needsStaff && isWorker(wish, actor),
  }
}

/** 时间线：外人只看到发生了什么，接连几份并作一行；说的话只给有关的人看。 */
function timelineOf(wish: Wish, involved: boolean): TimelineRow[] {
  const rows = wish.timeline.map(({ step, at, note }) => ({
    ...{ step, label: pastOf(wish, step), at, count: 1 },
    note: involved ? note : null,
  }))
  const folded = involved ? rows : rows.reduce<typeof rows>(foldOffers, [])
  return folded.map(({ label, at, note, count }) => ({
    label: count > 1 ? `有人出了 ${count} 份` : label,
    ...{ at, note },
  }))
}

function foldOffers<T extends { step: string; count: number }>(before: T[], row: T): T[] {
  const last = before.at(-1)
  if (row.step !== 'offer' || last?.step !== 'offer') return [...before, row]
  return [...before.slice(0, -1), { ...row, count: last.count + 1 }]
}

/** 要的几样：份数人人可看，说的话只给有关的人，不带是谁。 */
function needsOf(wish: Wish, actor: Actor, involved: boolean): NeedView[] {
  return wish.wish.needs.map(({ what, unit, places, takers }) => {
    const mine = takers.filter(({ by }) => by === actor.accountId)
    const heard = involved ? takers : mine
    return {
      ...{ what, unit, places },
      taken: takers.length,
      mine: mine.length > 0,
      words: heard.flatMap(({ note }) => note ?? []),
    }
  })
}

interface Surroundings {
  readonly now: string
  /** 图片的文件编号 → 短时地址；他看不得的不在里面。 */
  readonly urls: ReadonlyMap<string, string>
  /** 他自己上传的文件夹。 */
  readonly folder: string | null
  readonly templates: readonly string[]
}

/** 详情的唯一出口。 */
export function presentDetail(
  wish: Wish,
  actor: Actor,
  { now, urls, folder, templates }: Surroundings,
): WishDetail {
  const involved = isInvolved(wish, actor)
  const concerned = involved || isPartner(wish, actor)
  const allowed = allowedSteps(steps, wish, actor, now)
  const shown = (pictures: readonly Picture[]) =>
    involved ? pictures.map(({ fileId, check }) => ({ check, url: urls.get(fileId) ?? null })) : []
  return {
    ...presentCard(wish, actor),
    level: involved ? wish.level : 0,
    timeline: timelineOf(wish, involved),
    steps: allowed,
    contactVisible: canSeeContact(wish, actor),
    contactThrough: viaCommunity(wish, actor) ? wish.place.community : null,
    minor: involved && wish.wish.minor,
    pictures: shown(wish.wish.pictures),
    deliveryPictures: shown(wish.wish.deliveryPictures),
    uploadFolder: allowed.includes('deliver') ? folder : null,
    big: wish.wish.big,
    needs: needsOf(wish, actor, involved),
    plan: concerned ? wish.wish.plan : null,
    rejectedFor: involved ? wish.wish.rejectedFor : null,
    postponedFor: concerned ? wish.wish.postponedFor : null,
    explanation: wish.wish.explanation,
    reply: concerned ? (wish.reply?.text ?? null) : null,
    thanks: concerned ? wish.wish.thanks : null,
    volunteersFrom: volunteersFrom(wish),
    templates,
  }
}
