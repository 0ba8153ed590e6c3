import { collection } from '@domain/kernel/collection'
import type { Vault } from '@domain/kernel/context'
import { digitsFrom } from '@domain/kernel/digits'
import type { Lot } from '@domain/points/entry'
import type { Event } from '@domain/ticket/ticket'
import type { GoodFace } from './shop'

/** 兑换单的状态：短名、给本人看的一句话、颜色的意思。 */
export const redemptionStatuses = {
  ordered: { label: '等您来领', sentence: '积分已经扣了，货给您留着', tone: 'active' },
  collected: { label: '已领走', sentence: '东西已经领走了', tone: 'done' },
  cancelled: { label: '已取消', sentence: '取消了，积分退回来了', tone: 'stopped' },
  expired: { label: '过期退回', sentence: '没有来领，积分退回来了', tone: 'stopped' },
} as const
export type RedemptionStatus = keyof typeof redemptionStatuses

/** 一单最多几样。 */
export const LINES_LIMIT = 5

/** 一样最多几件。 */
export const COUNT_LIMIT = 20

/** 单上的一样：下单那一刻货架上的样子，以后怎么改都不变。 */
export interface RedemptionLine {
  readonly goodId: string
  readonly face: GoodFace
  readonly count: number
}

/** 怎么下的单：自己在手机上，在柜台当场选，社区替没有手机的人。 */
export const orderWays = { phone: '手机兑换', counter: '柜台兑换', assisted: '社区代办' } as const
export type OrderWay = keyof typeof orderWays

/** 送给一个心愿的：哪一个，号码，什么时候再去看看有没有人认领了、还要不要。 */
export interface Gift {
  readonly ticketId: string
  readonly no: string
  /** 告诉过谁去领：办心愿的人的摘要；还没有人认领为空。 */
  readonly told: string | null
  /** 系统下一次去看那个心愿的时刻；领走了、退回了为空。 */
  readonly lookAt: string | null
}

/** 一张兑换单。编号取自（谁的积分，请求编号）：同一次提交发几遍都是同一张。 */
export interface Redemption {
  readonly _id: string
  readonly rev: number
  /** 谁的积分：账号，没有手机的是卡。 */
  readonly accountId: string
  /** 用积分卡下的单：社区替她取消、告诉她领取码。用账号下的没有这一项。 */
  readonly onCard?: true
  readonly shopId: string
  readonly shopName: string
  readonly spot: string
  readonly within: readonly string[]
  readonly status: RedemptionStatus
  readonly lines: readonly RedemptionLine[]
  readonly points: number
  /** 用掉了哪几批（负数），退的时候各回各的。 */
  readonly lots: readonly Lot[]
  readonly way: OrderWay
  /** 货是凭哪个记号占的，见 `Mark`。 */
  readonly markKey: string
  /** 领取码带密钥的摘要；码由编号算出来，不入库。 */
  readonly codeDigest: string
  /** 等到什么时候为止，ISO，不含。 */
  readonly closesAt: string
  /** 系统下一次要过问的时刻；没有为空。 */
  readonly wakeAt: string | null
  readonly timeline: readonly Event[]
  /** 领走的时刻和经手的柜台核销员；没领为空。 */
  readonly collectedAt: string | null
  readonly clerkId: string | null
  readonly digest: string
  readonly order: string
  /** 送给心愿的才有：办心愿的人凭码来领，没领成的退回送的人。 */
  readonly gift?: Gift
}

export const redemptions = collection<Redemption>(
  'redemptions',
  ['accountId', '-order'],
  ['shopId', 'status', '-order'],
  ['shopId', 'codeDigest'],
  ['shopId', 'collectedAt'],
  ['wakeAt'],
  ['timeline.by', '_id'],
  ['gift.ticketId', '-order'],
  ['gift.lookAt'],
)

/** 领取码几位。 */
export const CODE_DIGITS = 6

/** 领取码：由兑换单的编号和钥匙算出来，猜不着；同一家店里偶尔会重，所以取货时还要核对姓。 */
export function pickupCode(vault: Vault, id: string): string {
  return digitsFrom(vault.digest('pickupCode', id), CODE_DIGITS)
}

export const codeDigestOf = (vault: Vault, shopId: string, code: string) =>
  vault.digest('pickup', shopId, code)

/** 二维码里的一串：单的编号和签名，别人编不出来。 */
export const pickupToken = (vault: Vault, id: string) => `${id}~${vault.digest('pickupToken', id)}`

/** 单上一共几分。 */
export const totalOf = (lines: readonly RedemptionLine[]) =>
  lines.reduce((sum, { face, count }) => sum + face.points * count, 0)
