import { type Area, withinOf } from '@domain/area/area'
import type { Vault } from '@domain/kernel/context'
import { type GoodFace, type Shop, shopIdOf } from '@domain/shop/shop'
import { goodsElsewhere, homeGoods, type Stocked } from './goods'
import type { Neighbour } from './neighbour'
import { elsewhere, home } from './places'

const faceOf = (face: Stocked[1]): GoodFace => ({
  ...{ kind: 'goods', source: 'fund', sponsor: null, picture: null, monthly: null },
  ...{ threshold: 5, version: 1 },
  ...face,
})

/** 演示货的编号：哪个社区的哪一样。 */
export const goodIdOf = (vault: Vault, communityId: string, key: string) =>
  vault.digest('good', communityId, key)

/** 周二、周五上午和周六下午开门。 */
const opens: Shop['opens'] = [
  { day: 2, from: '09:00', to: '11:30' },
  { day: 5, from: '09:00', to: '11:30' },
  { day: 6, from: '14:00', to: '17:00' },
]

/** 开了超市的社区：金桂、银杏，和另外几条街道的三个。 */
export const shopCommunities = [
  home.communityId,
  elsewhere.communityId,
  ...['D-02-01', 'D-04-01', 'D-05-01'],
]

/** 一家演示的超市：开店时的样子，还没有人来换过。 */
export interface DemoShop {
  readonly shop: Shop
  /** 写货、进货的社区工作者，审货的书记。 */
  readonly worker: Neighbour
  readonly secretary: Neighbour
  readonly goods: readonly { readonly id: string; readonly face: GoodFace; received: number }[]
}

const spots = ['党群服务中心一楼东侧', '居委会大厅进门右手']

/** 五家积分兑换超市，一共四十样货。 */
export function demoShops(
  areas: readonly Area[],
  vault: Vault,
  find: Readonly<Record<'worker' | 'secretary', (communityId: string) => Neighbour>>,
): DemoShop[] {
  return shopCommunities.map((communityId, i) => {
    const community = areas.find(({ _id }) => _id === communityId)?.name ?? ''
    const stock = i === 0 ? homeGoods : (goodsElsewhere[i - 1] ?? [])
    return {
      ...{ worker: find.worker(communityId), secretary: find.secretary(communityId) },
      shop: {
        ...{ _id: shopIdOf(communityId), rev: 1, communityId, within: withinOf(communityId) },
        ...{ community, name: `${community}积分兑换超市`, opens, closedDays: [] },
        spot: spots[Math.min(i, 1)] ?? '',
      },
      goods: stock.map(([key, face, received]) => ({
        ...{ id: goodIdOf(vault, communityId, key), face: faceOf(face), received },
      })),
    }
  })
}
