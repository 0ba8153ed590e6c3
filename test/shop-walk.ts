import type { GoodsKept, ShopSettings } from '@domain/goods/keep'
import type { KeptGood } from '@domain/goods/present'
import type { GoodDetail, ShopFrontView } from '@domain/shop/front'
import type { PlaceView } from '@domain/shop/queue-place'
import type { Shelf } from '@domain/shop/shop'
import type { Answer, District, Who } from './district'
import { good, shopId } from './points-walk'
import { home } from './seed/places'

export const communityId = home.communityId

/** 一样写得对的货。 */
export const goodForm = {
  ...{ title: '保温杯', kind: 'goods', points: 150, cents: 1980, source: 'fund', sponsor: null },
  ...({ picture: null, monthly: 1, threshold: 3 } as const),
}

/** 周二、周五上午和周六下午，和演示区的一样。 */
export const shopForm: ShopSettings = {
  ...{ name: '金桂社区积分兑换超市', spot: '党群服务中心一楼东侧', closedDays: [] },
  opens: [
    { day: 2, from: '09:00', to: '11:30' },
    { day: 5, from: '09:00', to: '11:30' },
    { day: 6, from: '14:00', to: '17:00' },
  ],
}

/** 逛超市、管货、排队的人要做的几件事。 */
export function shopOf(district: District) {
  const { send, must, find, cloud } = district
  const shelf = () => find('shelves', { _id: shopId })[0] as unknown as Shelf
  const review = (
    who: Who,
    one: Pick<KeptGood, 'id' | 'draftAt'>,
    name: 'approve' | 'reject',
    note: string | null = null,
  ): Promise<Answer<KeptGood>> =>
    send(who, 'shop', 'reviewGood', { id: one.id, name, seenAt: one.draftAt, note })
  return {
    shelf,
    review,
    front: (who: Who, input: object = { communityId }) =>
      must<ShopFrontView>(who, 'shop', 'front', input),
    look: (who: Who, goodId: string) => must<GoodDetail>(who, 'shop', 'good', { shopId, goodId }),
    kept: (who: Who, input: object = {}) => send<GoodsKept>(who, 'shop', 'goodsKept', input),
    write: (who: Who, form: object = goodForm, requestId?: string) =>
      send<KeptGood>(who, 'shop', 'writeGood', { communityId, form }, requestId),
    rewrite: (who: Who, id: string, form: object) =>
      send<KeptGood>(who, 'shop', 'rewriteGood', { id, form }),
    shelve: (who: Who, id: string, on: boolean) =>
      send<KeptGood>(who, 'shop', 'shelveGood', { id, on }),
    arrange: (who: Who, form: object = shopForm, id: string = communityId) =>
      send<ShopSettings>(who, 'shop', 'arrangeShop', { communityId: id, form }),
    queue: (who: Who, key: string) =>
      send<PlaceView>(who, 'shop', 'queueUp', { shopId, goodId: good(key) }),
    quit: (who: Who, placeId: string) => send(who, 'shop', 'quitQueue', { placeId }),
    places: async (who: Who) => (await must<{ places: PlaceView[] }>(who, 'shop', 'mine')).places,
    /** 只让定时任务跑一遍，钟不动。 */
    alarm: () => cloud.timers.run('alarm'),
    /** 直接把货架上的一样改成剩几件（其余的算领走了）。 */
    async leave(key: string, free: number) {
      const before = shelf()
      const item = before.items[good(key)]
      if (!item) throw new Error(`货架上没有 ${key}`)
      const out = item.received - item.lost - free
      const items = { ...before.items, [good(key)]: { ...item, free, out } }
      await district.replace('shelves', { ...before, items })
    },
  }
}
