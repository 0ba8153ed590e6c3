import type { WalkInView } from '@domain/counter/ask'
import type { FindOutcome } from '@domain/counter/find'
import type { PointCodeView } from '@domain/counter/my-code'
import type { CardFace } from '@domain/pointcard/present'
import { cardIdOf } from '@domain/points/card'
import type { Wallet } from '@domain/points/wallet'
import { pickupCode, pickupToken } from '@domain/shop/redemption'
import type { District } from './district'
import { accountIdOf, grantTo, shopId, vault } from './points-walk'
import { type CastName, cast } from './seed/cast'
import { home } from './seed/places'

export const NO_MATCH =
  '没有对上。请照他屏幕上（或纸上）的再核对一遍，也可能已经领过、过期，或者是别家超市的；您自己的请同事来办。'

/** 一张填好的发卡表：周爷爷，座机，密码 2580。 */
export const cardForm = {
  areaId: home.buildingId as string,
  name: '周德福',
  salutation: '爷爷',
  phone: '0571-8801234' as string | null,
  pin: '2580',
}

/** 站柜台、拿积分码、用积分卡的人要做的几件事。 */
export function counterOf(district: District) {
  const { must, send } = district
  return {
    find: (who: CastName, code: string) =>
      send<FindOutcome>(who, 'counter', 'find', { shopId, code }),
    mustFind: (who: CastName, code: string) =>
      must<FindOutcome>(who, 'counter', 'find', { shopId, code }),
    myCode: (who: CastName) => must<PointCodeView>(who, 'counter', 'myCode'),
    /** 此刻出示的二维码。 */
    pointToken: async (who: CastName) =>
      (await must<PointCodeView>(who, 'counter', 'myCode')).codes[0]?.token ?? '',
    hand: (who: CastName, id: string, code: string, byProxy = false, requestId?: string) =>
      send<Record<string, unknown>>(who, 'counter', 'hand', { id, code, byProxy }, requestId),
    ask: async (who: CastName, code: string, lines: readonly object[]) => {
      const { person } = await must<FindOutcome>(who, 'counter', 'find', { shopId, code })
      return send<WalkInView>(who, 'counter', 'askNod', { shopId, pass: person?.pass, lines })
    },
    issue: (who: CastName, more: object = {}) =>
      must<CardFace>(who, 'counter', 'issueCard', { ...cardForm, ...more }),
    cardWallet: (no: string) =>
      district.find('wallets', { _id: cardIdOf(vault, no) })[0] as unknown as Wallet | undefined,
    grantCard: (id: string, points: number) => grantTo(district, id, points),
    code: (id: string) => pickupCode(vault, id),
    token: (id: string) => pickupToken(vault, id),
    idOf: (who: CastName) => accountIdOf(cast[who]),
  }
}
