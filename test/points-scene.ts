import { withinOf } from '@domain/area/area'
import type { Service } from '@domain/service/service'
import type { RedemptionView } from '@domain/shop/present'
import type { GoodFace, Shelf, ShelfItem } from '@domain/shop/shop'
import { type Answer, type District, newRequestId } from './district'
import { accountIdOf, grantMany, stepCall } from './points-walk'
import { bringMembers } from './rush'
import { home } from './seed/places'

export interface Person {
  readonly openid: string
  readonly accountId: string
}

/** 一处单独的小天地：自己的人、自己的超市。各处互不相干，所以开一个区能演几千场。 */
export interface Scene {
  readonly district: District
  readonly shopId: string
  readonly people: readonly Person[]
  readonly clerk: Person
  shelf(): Shelf
  item(goodId: string): ShelfItem
  /** 能更正积分、管进出货的社区书记。 */
  readonly steward: Person
  /** 做完一次志愿服务，等着积分跟上；`at` 是签到的时刻。返回服务的编号。 */
  serve(who: Person, minutes: number, at: string): string
  send<T = RedemptionView>(
    who: Person,
    name: string,
    input: object,
    requestId?: string,
  ): Promise<Answer<T>>
}

export const personOf = (openid: string): Person => ({ openid, accountId: accountIdOf(openid) })

export interface Stocked {
  readonly id: string
  readonly points: number
  readonly pieces: number
  readonly monthly?: number
}

const faceOf = ({ id, points, monthly }: Stocked): GoodFace => ({
  ...{ title: id, kind: 'goods', points, cents: points * 10, source: 'fund', sponsor: null },
  ...{ picture: null, monthly: monthly ?? null, threshold: 1, version: 1 },
})

/** 天天上午开门。 */
const opens = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, from: '09:00', to: '11:30' }))

let serial = 0

/** 站柜台的、管积分的，全场共用。 */
export interface Staff {
  readonly clerk: Person
  readonly steward: Person
}
export function bringStaff(district: District): Staff {
  const [clerk = ''] = bringMembers(district, 1, 'clerk', 'scene-clerk')
  const [steward = ''] = bringMembers(district, 1, 'communitySecretary', 'scene-steward')
  return { clerk: personOf(clerk), steward: personOf(steward) }
}

/** 开一处新的：几个人、各有几分、架上几样。 */
export function openScene(
  district: District,
  staff: Staff,
  { goods, people, points }: { goods: readonly Stocked[]; people: number; points: number },
): Scene {
  serial += 1
  const { cloud, find } = district
  const shopId = `shop~scene-${serial}`
  const crowd = bringMembers(district, people, 'volunteer', `scene-${serial}`).map(personOf)
  if (points > 0)
    grantMany(
      district,
      crowd.map(({ accountId }) => accountId),
      points,
    )
  const items = goods.map((one) => [
    one.id,
    { face: faceOf(one), on: true, free: one.pieces, received: one.pieces, out: 0, lost: 0 },
  ])
  const { communityId } = home
  const shop = {
    ...{ communityId, within: withinOf(communityId), community: '金桂社区' },
    ...{ name: '积分兑换超市', spot: '一楼东侧', opens, closedDays: [] },
  }
  cloud.database.load('shops', [{ _id: shopId, rev: 1, ...shop }])
  cloud.database.load('shelves', [
    { _id: shopId, shop, items: Object.fromEntries(items), marks: [] },
  ])
  const shelf = () => find('shelves', { _id: shopId })[0] as unknown as Shelf
  return {
    ...{ district, shopId, people: crowd, ...staff, shelf },
    item: (goodId) => shelf().items[goodId] as ShelfItem,
    serve({ accountId }, minutes, at) {
      serial += 1
      const service: Service = {
        ...{ _id: `scene-service-${serial}`, rev: 1, kind: 'checkIn', accountId, communityId },
        ...{ title: '清扫楼道', wishKind: null, at, minutes, backfilled: false, followed: false },
      }
      cloud.database.load('services', [{ ...service }])
      return service._id
    },
    send: <T>(who: Person, name: string, input: object, requestId = newRequestId()) => {
      const asked = input as { id: string; name: string; note: string | null }
      const [fn, useCase, given] =
        name === 'step' ? stepCall(asked.id, asked.name, asked.note) : ['shop', name, input]
      const data = { name: useCase, input: given, requestId }
      return cloud.call(who.openid, fn, data) as Promise<Answer<T>>
    },
  }
}
