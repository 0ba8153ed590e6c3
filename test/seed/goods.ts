import type { GoodFace } from '@domain/shop/shop'

/** 货架上的一样：编号里的一个词，样子（没写的用平常的），开店时进了几件。 */
export type Stocked = readonly [
  key: string,
  face: Partial<GoodFace> & Pick<GoodFace, 'title' | 'points' | 'cents'>,
  received: number,
]

const donated = (sponsor: string) => ({ source: 'donated', sponsor }) as const

/** 金桂社区的货架：最前面八样是规定里的样品。 */
export const homeGoods: readonly Stocked[] = [
  ['soap', { title: '香皂', points: 40, cents: 400, monthly: 4 }, 60],
  ['toothpaste', { title: '牙膏', points: 60, cents: 600, monthly: 2 }, 40],
  ['detergent', { title: '洗洁精', points: 80, cents: 800 }, 30],
  ['tissue', { title: '卷纸', points: 120, cents: 1200 }, 30],
  ['laundry', { title: '洗衣液', points: 200, cents: 2000, monthly: 1 }, 20],
  ['rice', { title: '5 公斤大米', points: 350, cents: 3500, monthly: 1 }, 12],
  [
    'haircut',
    { title: '理发券', points: 300, cents: 3000, kind: 'service', ...donated('巧手理发店') },
    10,
  ],
  ['helmet', { title: '骑手头盔', points: 500, cents: 6800, ...donated('顺达配送站') }, 5],
  ['pin', { title: '“邻里之星”徽章', points: 100, cents: 500, kind: 'honour' }, 50],
  [
    'wall',
    { title: '照片上光荣榜一个月', points: 60, cents: 0, kind: 'honour', ...donated('金桂社区') },
    40,
  ],
  [
    'cleaning',
    { title: '清洗一次油烟机', points: 400, cents: 8000, kind: 'service', ...donated('洁万家') },
    6,
  ],
  [
    'key',
    { title: '配一把钥匙', points: 50, cents: 500, kind: 'service', ...donated('老周修配') },
    30,
  ],
  ['towel', { title: '毛巾', points: 70, cents: 700 }, 40],
  ['salt', { title: '食盐', points: 30, cents: 300 }, 50],
  ['noodles', { title: '挂面', points: 60, cents: 600 }, 40],
  ['oil', { title: '1.8 升食用油', points: 320, cents: 3200, monthly: 1 }, 12],
  ['bulb', { title: '节能灯泡', points: 90, cents: 900 }, 20],
  ['umbrella', { title: '雨伞', points: 180, cents: 1800 }, 15],
  ['glasses', { title: '老花镜', points: 150, cents: 1500, ...donated('明亮眼镜店') }, 20],
  ['notebook', { title: '作业本五册', points: 50, cents: 500, ...donated('新华书店') }, 40],
]

const small: readonly Stocked[] = [
  ['soap', { title: '香皂', points: 40, cents: 400 }, 30],
  ['toothpaste', { title: '牙膏', points: 60, cents: 600 }, 20],
  ['detergent', { title: '洗洁精', points: 80, cents: 800 }, 20],
  ['tissue', { title: '卷纸', points: 120, cents: 1200 }, 15],
]

/** 别的几家各五样：四样日用品，和一样自己的。 */
export const goodsElsewhere: readonly (readonly Stocked[])[] = [
  [...small, ['pin', { title: '“邻里之星”徽章', points: 100, cents: 500, kind: 'honour' }, 20]],
  [
    ...small,
    [
      'haircut',
      { title: '理发券', points: 300, cents: 3000, kind: 'service', ...donated('阿芳美发') },
      8,
    ],
  ],
  [...small, ['flour', { title: '2.5 公斤面粉', points: 160, cents: 1600 }, 15]],
  [
    ...small,
    ['thermos', { title: '搪瓷茶缸', points: 260, cents: 2600, ...donated('区总工会') }, 8],
  ],
]
