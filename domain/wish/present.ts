import type { Actor, UnitRef } from '@domain/kernel/actor'
import { allowedSteps } from '@domain/kernel/flow'
import { maskText } from '@domain/kernel/text'
import { contactBy } from './alarms'
import { type Claimant, usable } from './claimants'
import { volunteersFrom } from './helping'
import { placesIn, placesLeft } from './needs'
import { type ApplicationView, presentApplications } from './present-applications'
import { type NeedView, presentNeeds } from './present-needs'
import { type TimelineRow, timelineOf } from './present-timeline'
import {
  canHear,
  canSeeContact,
  isHandler,
  isInvolved,
  isOwner,
  isPartner,
  isProxy,
  isUnitLead,
  isWorker,
  maySlip,
  viaCommunity,
} from './relations'
import { steps, type WishStepName } from './steps'
import {
  type CheckState,
  isJoint,
  type Media,
  type Wish,
  type WishKind,
  type WishStatus,
  waitingApplications,
} from './wish'

export type Relation = 'owner' | 'proxy' | 'unitLead' | 'handler' | 'worker' | 'partner' | 'visitor'

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
  /** 语音心愿，等他（本社区工作人员）听写。 */
  readonly toTranscribe: boolean
  /** 以哪个单位的名义认领的；个人认领的为空。 */
  readonly unit: UnitRef | null
  /** 有几个认领的申请等他（本社区工作人员）答复。 */
  readonly applicants: number
}

export interface PictureView {
  readonly check: CheckState
  /** 检查通过后换好的短时地址。 */
  readonly url: string | null
}

export interface VoiceView extends PictureView {
  /** 单位：秒。 */
  readonly seconds: number
  /** 心愿的文字是社区听写的。 */
  readonly transcribed: boolean
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
  /** 许愿人说的话；没有说，或者不归他听，就为空。 */
  readonly voice: VoiceView | null
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
  /** 最迟什么时候要联系许愿人；只告诉办的人和他单位的联络员，联系上了为空。 */
  readonly contactBy: string | null
  /** 单位交给了谁，只给这个单位的联络员看；还没有交为空。 */
  readonly assignedTo: { readonly memberId: string; readonly name: string } | null
  /** 他能以谁的名义认领，要不要先申请；不在等人认领时没有。 */
  readonly claimants: readonly Claimant[]
  /** 认领的申请：社区看全部，申请的人看自己的。 */
  readonly applications: readonly ApplicationView[]
  /** 从什么时候起志愿者也可以认领；不在等人认领时为空。 */
  readonly volunteersFrom: string | null
  /** 代许的心愿给许愿人的四位码；只有代许的人看得到。 */
  readonly slipCode: string | null
  /** 能打印纸条、送回音的人才有。 */
  readonly hasSlip: boolean
  /** 走下一步时请求哪些订阅消息的授权。 */
  readonly templates: readonly string[]
}

function relationOf(wish: Wish, actor: Actor): Relation {
  if (isOwner(wish, actor)) return 'owner'
  if (isProxy(wish, actor)) return 'proxy'
  if (isUnitLead(wish, actor)) return 'unitLead'
  if (isHandler(wish, actor)) return 'handler'
  if (isWorker(wish, actor)) return 'worker'
  return isPartner(wish, actor) ? 'partner' : 'visitor'
}

/** 楼栋以上的位置；门牌只在联系方式里。 */
export function placeName(wish: Pick<Wish, 'place'>): string {
  const { community, grid, building } = wish.place
  return [community, grid, building].filter(Boolean).join(' · ')
}

/** 只说了话、还没有听写的心愿，列表和详情里写什么；给外人看的遮住号码。 */
function wordsFor(wish: Wish, actor: Actor): string {
  const { text } = wish.wish
  if (text === '') return '（语音心愿，等社区听写）'
  return isInvolved(wish, actor) ? text : maskText(text)
}

export function presentCard(wish: Wish, actor: Actor): WishCard {
  const { category, text, calledName, pictures, needs } = wish.wish
  const mine = isWorker(wish, actor)
  return {
    id: wish._id,
    no: wish.no,
    order: wish.order,
    category,
    text: wordsFor(wish, actor),
    calledName,
    place: placeName(wish),
    status: wish.status,
    dueAt: wish.dueAt,
    at: wish.timeline[0]?.at ?? '',
    hasPicture: pictures.some((p) => p.check === 'pass'),
    joint: isJoint(wish) ? { places: placesIn(needs), left: placesLeft(needs) } : null,
    relation: relationOf(wish, actor),
    needsStaff: wish.needsStaff && mine,
    toTranscribe: mine && wish.status === 'pending' && text === '',
    unit: wish.wish.unit,
    applicants: mine ? waitingApplications(wish).length : 0,
  }
}

interface Surroundings {
  readonly now: string
  /** 照片、语音的文件编号 → 短时地址；他看不得、听不得的不在里面。 */
  readonly urls: ReadonlyMap<string, string>
  /** 他自己上传的文件夹。 */
  readonly folder: string | null
  readonly templates: readonly string[]
  /** 代许的心愿的四位码；不归他看的为空。 */
  readonly slipCode: string | null
  readonly claimants: readonly Claimant[]
  /** 打开密封的姓名。 */
  readonly nameIn: (sealed: string) => string
}

/** 详情的唯一出口。 */
export function presentDetail(
  wish: Wish,
  actor: Actor,
  { now, urls, folder, templates, slipCode, claimants, nameIn }: Surroundings,
): WishDetail {
  const involved = isInvolved(wish, actor)
  const concerned = involved || isPartner(wish, actor)
  const allowed = allowedSteps(steps, wish, actor, now).filter((name) => usable(name, claimants))
  const { assigned } = wish.wish
  const lead = isUnitLead(wish, actor)
  const view = ({ fileId, check }: Media) => ({ check, url: urls.get(fileId) ?? null })
  const shown = (pictures: readonly Media[]) => (involved ? pictures.map(view) : [])
  const voice = canHear(wish, actor) ? wish.wish.voice : null
  return {
    ...presentCard(wish, actor),
    level: involved ? wish.level : 0,
    timeline: timelineOf(wish, actor),
    steps: allowed,
    contactVisible: canSeeContact(wish, actor),
    contactThrough: viaCommunity(wish, actor) ? wish.place.community : null,
    minor: involved && wish.wish.minor,
    pictures: shown(wish.wish.pictures),
    voice: voice && {
      ...view(voice),
      seconds: voice.seconds,
      transcribed: voice.transcribed,
    },
    deliveryPictures: shown(wish.wish.deliveryPictures),
    uploadFolder: allowed.includes('deliver') ? folder : null,
    big: wish.wish.big,
    needs: presentNeeds(wish, actor, involved),
    plan: concerned ? wish.wish.plan : null,
    rejectedFor: involved ? wish.wish.rejectedFor : null,
    postponedFor: concerned ? wish.wish.postponedFor : null,
    explanation: wish.wish.explanation,
    reply: concerned ? (wish.reply?.text ?? null) : null,
    thanks: concerned ? wish.wish.thanks : null,
    contactBy: lead || isHandler(wish, actor) ? contactBy(wish) : null,
    assignedTo: lead && assigned ? { ...assigned, name: nameIn(assigned.name) } : null,
    claimants,
    applications: presentApplications(wish, actor, nameIn),
    volunteersFrom: volunteersFrom(wish),
    slipCode,
    hasSlip: maySlip(wish, actor),
    templates,
  }
}
