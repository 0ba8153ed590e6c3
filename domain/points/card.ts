import { collection } from '@domain/kernel/collection'
import type { Context, Vault } from '@domain/kernel/context'
import { digitsFrom } from '@domain/kernel/digits'
import type { Event } from '@domain/ticket/ticket'
import * as v from 'valibot'

/** 积分卡的状态。 */
export const cardStates = { active: '能用', blocked: '挂失了', linked: '并到账号了' } as const
export type CardState = keyof typeof cardStates

/** 卡上的人，密封存放。电话可以是座机，也可以没有。 */
export interface CardPerson {
  readonly name: string
  readonly salutation: string
  readonly phone: string | null
}

/**
 * 积分卡：给没有手机的邻居，社区发一张。卡自己就是一个积分账户，账户的编号就是卡的编号；
 * 以后她有了账号，卡上的积分、流水、兑换都归到账号上。
 */
export interface PointCard {
  readonly _id: string
  readonly rev: number
  /** 印在卡上的八位号码，念得出来，不是秘密。 */
  readonly no: string
  /** 第几张：换新一次加一，旧卡上的二维码就不认了。 */
  readonly version: number
  readonly tokenDigest: string
  readonly status: CardState
  readonly communityId: string
  readonly within: readonly string[]
  readonly community: string
  readonly areaId: string
  /** 住在哪里，列表上直接用。 */
  readonly place: string
  /** 密封的 `CardPerson`。 */
  readonly person: string
  /** 四位密码带密钥的摘要。 */
  readonly pinDigest: string
  readonly linkedTo: string | null
  readonly timeline: readonly Event[]
  readonly order: string
}

export const pointCards = collection<PointCard>(
  'pointCards',
  ['communityId', '-order'],
  ['tokenDigest'],
  ['linkedTo'],
  ['timeline.by'],
)

/** 卡号八位：第一位是 1 到 8，和手机上临时给的八位数（9 开头）分得开。 */
export const CardNo = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[1-8]\d{7}$/, '卡号是印在卡上的八位数字，请检查。'),
)

/** 由起因算出一个卡号；`turn` 是撞上了换第几个。 */
export function cardNoFrom(vault: Vault, cause: readonly string[], turn: number): string {
  const digest = vault.digest('cardNo', ...cause, String(turn))
  const first = (Number(digitsFrom(digest, 4)) % 8) + 1
  return `${first}${digitsFrom(vault.digest('cardNoRest', digest), 7)}`
}

/** 卡的编号取自卡号，所以同一个号码只会有一张。 */
export const cardIdOf = (vault: Vault, no: string) => vault.digest('pointCard', no)

/** 二维码里的令牌，22 个字符，猜不到；不入库，只存它的摘要。 */
export const cardToken = (vault: Vault, id: string, version: number) =>
  vault.digest('cardToken', id, String(version))

export const cardTokenDigest = (vault: Vault, token: string) =>
  vault.digest('cardTokenDigest', token)

export const cardPinDigest = (vault: Vault, id: string, pin: string) =>
  vault.digest('cardPin', id, pin)

/** 照卡号找一张；没有为空。 */
export const cardByNo = (ctx: Context, no: string) =>
  ctx.store.get(pointCards, cardIdOf(ctx.vault, no))

export const personOn = (vault: Vault, { person }: PointCard) => vault.open<CardPerson>(person)
