import { withinOf } from '@domain/area/area'
import { type Good, type GoodDraft, goods } from '@domain/goods/good'
import type { Vault } from '@domain/kernel/context'
import {
  type GoodFace,
  type Shop,
  type Shelf as ShopShelf,
  shelves,
  shopIdOf,
  shops,
} from '@domain/shop/shop'
import { orderOf } from '@domain/ticket/ticket'
import { castRows } from './cast-rows'
import { elsewhere, home } from './places'
import type { Shelf } from './shelf'
import { daysAgo } from './time'

/** 货架上的一样：编号里的一个词，样子，进了几件。 */
type Stocked = readonly [
  key: string,
  face: Partial<GoodFace> & Pick<GoodFace, 'title' | 'points' | 'cents'>,
  received: number,
]

const sample: readonly Stocked[] = [
  ['soap', { title: '香皂', points: 40, cents: 400, monthly: 4 }, 60],
  ['toothpaste', { title: '牙膏', points: 60, cents: 600, monthly: 2 }, 40],
  ['detergent', { title: '洗洁精', points: 80, cents: 800 }, 30],
  ['tissue', { title: '卷纸', points: 120, cents: 1200 }, 30],
  ['laundry', { title: '洗衣液', points: 200, cents: 2000, monthly: 1 }, 20],
  ['rice', { title: '5 公斤大米', points: 350, cents: 3500, monthly: 1 }, 12],
  [
    'haircut',
    {
      ...{ title: '理发券', points: 300, cents: 3000, kind: 'service' },
      ...{ source: 'donated', sponsor: '巧手理发店' },
    },
    10,
  ],
  [
    'helmet',
    {
      ...{ title: '骑手头盔', points: 500, cents: 6800 },
      ...{ source: 'donated', sponsor: '顺达配送站' },
    },
    5,
  ],
  ['pin', { title: '“邻里之星”徽章', points: 100, cents: 500, kind: 'honour' }, 50],
]

const faceOf = (face: Stocked[1]): GoodFace => ({
  ...{ kind: 'goods', source: 'fund', sponsor: null, picture: null, monthly: null },
  ...{ threshold: 5, version: 1 },
  ...face,
})

/** 演示货的编号：哪个社区的哪一样。 */
export const goodIdOf = (vault: Vault, communityId: string, key: string) =>
  vault.digest('good', communityId, key)

const places = [
  {
    ...{ communityId: home.communityId, community: '金桂社区', spot: '党群服务中心一楼东侧' },
    ...{ worker: castRows.worker.openid, secretary: castRows.secretary.openid },
  },
  {
    ...{ communityId: elsewhere.communityId, community: '银杏社区', spot: '居委会大厅进门右手' },
    worker: castRows.workerElsewhere.openid,
    secretary: castRows.secretaryElsewhere.openid,
  },
]

/** 社区写过、书记审过的一样货，和货架上的是同一个编号。 */
function approvedGood(
  { vault, now }: { readonly vault: Vault; readonly now: string },
  place: (typeof places)[number],
  [key, face]: Stocked,
): Good {
  const { communityId } = place
  const [by, reviewer] = [place.worker, place.secretary].map((id) => vault.digest('account', id))
  const written = daysAgo(now, 40)
  const { picture: _, version, ...rest } = faceOf(face)
  const draft: GoodDraft = {
    ...{ ...rest, picture: null, by: by ?? '', bySecretary: false, at: written },
  }
  const _id = goodIdOf(vault, communityId, key)
  const event = { note: null, digest: '' }
  return {
    ...{ _id, rev: 1, shopId: shopIdOf(communityId), communityId, within: withinOf(communityId) },
    ...{ status: 'approved', draft, version, order: orderOf(written, _id) },
    timeline: [
      { ...event, step: 'write', at: written, by: by ?? '', requestId: `seed-write-${key}` },
      {
        ...event,
        step: 'approve',
        at: daysAgo(now, 39),
        by: reviewer ?? '',
        requestId: `seed-${key}`,
      },
    ],
  }
}

/** 周二、周五上午和周六下午开门。 */
const opens: Shop['opens'] = [
  { day: 2, from: '09:00', to: '11:30' },
  { day: 5, from: '09:00', to: '11:30' },
  { day: 6, from: '14:00', to: '17:00' },
]

/** 两家积分兑换超市和货架上的货。 */
export function stockShops({
  vault,
  shelf,
  now,
}: {
  readonly vault: Vault
  readonly shelf: Shelf
  readonly now: string
}) {
  for (const place of places) {
    const { communityId, community, spot } = place
    const shop = {
      ...{ communityId, within: withinOf(communityId), community, spot },
      ...{ name: `${community}积分兑换超市`, opens, closedDays: [] },
    }
    const _id = shopIdOf(communityId)
    const items = sample.map(([key, face, received]) => [
      goodIdOf(vault, communityId, key),
      { face: faceOf(face), on: true, free: received, received, out: 0, lost: 0 },
    ])
    shelf.add(shops, { _id, rev: 1, ...shop })
    for (const one of sample) shelf.add(goods, approvedGood({ vault, now }, place, one))
    shelf.add<ShopShelf>(shelves, { _id, shop, items: Object.fromEntries(items), marks: [] })
  }
}
