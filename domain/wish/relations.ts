import { type Actor, communityStaff, doorstepRoles, holds, unitsOf } from '@domain/kernel/actor'
import { offersBy } from './needs'
import type { Wish, WishStatus } from './wish'

/** 许愿人本人。 */
export const isOwner = (wish: Wish, actor: Actor) =>
  actor.accountId !== null && wish.askedBy === actor.accountId

/** 代许的人：本人还没有接过去的时候，替他改、替他撤、替他收消息，但不能替他回话。 */
export const isProxy = (wish: Wish, actor: Actor) =>
  wish.askedBy === null && actor.accountId !== null && wish.proxyId === actor.accountId

/** 提的人这一边：本人，或他还没接过去时代许的人。 */
export const isAsker = (wish: Wish, actor: Actor) => isOwner(wish, actor) || isProxy(wish, actor)

/** 提过这件事的人：本人和代提的人。本人接过去以后，代提的人也还是不能来认领。 */
export const hasAsked = ({ askedBy, proxyId }: Wish, accountId: string | null) =>
  accountId !== null && (askedBy === accountId || proxyId === accountId)

/** 认领它的单位的联络员；自己提的、代提的不归他管。 */
export const isUnitLead = (wish: Wish, actor: Actor) =>
  !hasAsked(wish, actor.accountId) &&
  unitsOf(actor, 'unitLiaison').some(({ id }) => id === wish.wish.unit?.id)

export const isHandler = (wish: Wish, actor: Actor) =>
  actor.accountId !== null && wish.handlerId === actor.accountId

/** 合力圆梦里出了一份的人。 */
export const isPartner = ({ wish }: Wish, actor: Actor) =>
  actor.accountId !== null && offersBy(wish.needs, actor.accountId) > 0

/** 办这件事的人：认领人（合力圆梦的是牵头的人），和认领它的单位的联络员。 */
const isInCharge = (wish: Wish, actor: Actor) => isHandler(wish, actor) || isUnitLead(wish, actor)

/** 正在帮的这一边：办的人，和出了一份的人。他们都不能替许愿人回话。 */
export const isHelping = (wish: Wish, actor: Actor) =>
  isInCharge(wish, actor) || isPartner(wish, actor)

/** 本社区的工作者；自己的、自己代许的心愿要由别人来审。 */
export const isWorker = (wish: Wish, actor: Actor) =>
  !isAsker(wish, actor) && holds(actor, communityStaff, wish.within)

/** 上门的人：这一片的网格员、楼栋长。 */
export const tendsHere = (wish: Wish, actor: Actor) => holds(actor, doorstepRoles, wish.within)

/**
 * 能拿纸条（上面有门牌和四位码）、能送回音的人：代许的人、本社区工作者、上门的人。
 * 正在办这件事的人不能拿：拿到四位码就能替许愿人回话了。
 */
export const maySlip = (wish: Wish, actor: Actor) =>
  wish.askedBy === null &&
  !isHelping(wish, actor) &&
  (isProxy(wish, actor) || isWorker(wish, actor) || tendsHere(wish, actor))

/** 凭纸条回话：四位码对，本人还没有接过去，又不是办事的人自己。 */
export const answersBySlip = (wish: Wish, actor: Actor) =>
  wish.askedBy === null && actor.slipFor === wish._id && !isHelping(wish, actor)

/** 只看不办的人：上级看得到本辖区的一切，网格员、楼栋长看得到自己那一片；都看不到联系方式。 */
const oversees = (wish: Wish, actor: Actor) =>
  tendsHere(wish, actor) || holds(actor, ['street', 'district', 'auditor'], wish.within)

/** 审核通过后、圆梦之前，人人可看（遮住个人信息）；其余只给有关的人看。 */
const openToAll: readonly WishStatus[] = ['open', 'claimed', 'delivered']

/** 看得到全部的人。出了一份的人不在里面：照片、语音、说的话都不必给他们看，由社区来约。 */
export const isInvolved = (wish: Wish, actor: Actor) =>
  isAsker(wish, actor) || isInCharge(wish, actor) || isWorker(wish, actor)

/** 语音只给有关的人听。给未成年人许的，认领人也不听：声音认得出孩子，联系要通过社区。 */
export const canHear = (wish: Wish, actor: Actor) =>
  wish.wish.minor ? isAsker(wish, actor) || isWorker(wish, actor) : isInvolved(wish, actor)

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
