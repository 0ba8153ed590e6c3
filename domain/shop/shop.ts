import { collection } from '@domain/kernel/collection'

/** 每周开门的一段：星期几（0 是周日），几点到几点，写作 09:00。 */
export interface OpenTime {
  readonly day: number
  readonly from: string
  readonly to: string
}

/** 一家积分兑换超市，一个社区一家。编号是 `shop~社区编号`。 */
export interface Shop {
  readonly _id: string
  readonly rev: number
  readonly communityId: string
  readonly within: readonly string[]
  readonly community: string
  readonly name: string
  /** 在哪里，走过去找得到的一句话。 */
  readonly spot: string
  readonly opens: readonly OpenTime[]
  /** 哪几天不开门（节假日、盘点），写作 2026-11-23。 */
  readonly closedDays: readonly string[]
}

export const shops = collection<Shop>('shops', ['within'])

export const shopIdOf = (communityId: string) => `shop~${communityId}`

/** 货的种类：看得见的东西，上门或到店的服务，荣誉。 */
export const goodKinds = { goods: '商品', service: '服务', honour: '荣誉' } as const
export type GoodKind = keyof typeof goodKinds

/** 钱从哪里来：专项资金买的，还是捐来的。 */
export const goodSources = { fund: '专项资金', donated: '捐赠' } as const
export type GoodSource = keyof typeof goodSources

/** 摆在货架上给人看的样子；改过并审核以后换成新的一版，已经下的单不变。 */
export interface GoodFace {
  readonly title: string
  readonly kind: GoodKind
  readonly points: number
  /** 值多少钱，单位：分（人民币）。 */
  readonly cents: number
  readonly source: GoodSource
  /** 捐赠的单位或个人；专项资金的为空。 */
  readonly sponsor: string | null
  /** 照片的文件编号；没有为空。 */
  readonly picture: string | null
  /** 每人每月最多几件；不限为空。 */
  readonly monthly: number | null
  /** 剩到几件就提醒补货。 */
  readonly threshold: number
  /** 第几版。 */
  readonly version: number
}

/** 货架上的一样。实物 = received − out − lost；其中没人订的是 free。 */
export interface ShelfItem {
  readonly face: GoodFace
  /** 摆不摆出来；下架以后订了的还能领。 */
  readonly on: boolean
  readonly free: number
  readonly received: number
  readonly out: number
  readonly lost: number
  /** 几个人在排队等它；没有人排过队的没有。有人排队时，来的货先给排队的人。 */
  readonly queue?: number
}

/** 该补货了：没人订的剩到提醒的件数；下了架的、荣誉不算。 */
export const isLow = ({ on, free, face }: Pick<ShelfItem, 'on' | 'free' | 'face'>) =>
  face.kind !== 'honour' && on && free <= face.threshold

/**
 * 占货的记号：哪一张兑换单、什么时候占的、占了哪几样。占货先于开单，
 * 凭它认得出“占了货、单没有开成”的，几分钟后退回去。
 */
export interface Mark {
  /** `<兑换单编号>~<时刻>`，同一张单两次来占也分得开。 */
  readonly key: string
  readonly id: string
  readonly at: string
  readonly lines: readonly { readonly goodId: string; readonly count: number }[]
  /** 给排队的人留着的才有：留到什么时候。这时 `id` 是排队的那一份，`at` 也是这一刻。 */
  readonly until?: string
}

/**
 * 一家超市的货架：开单要看的都在这一份里。数目只用加减改（谁先谁后都一样），
 * 所以没有修订号；许多人同时来，也不会互相撞。
 */
export interface Shelf {
  readonly _id: string
  readonly shop: Omit<Shop, '_id' | 'rev'>
  readonly items: Readonly<Record<string, ShelfItem>>
  readonly marks: readonly Mark[]
  /** 哪几个记号是同一次提交的两遍合用着的，见 `share`；没有过就没有这一项。 */
  readonly shares?: readonly { readonly key: string }[]
  /** 一共几个人在排队；没有人排过队的没有。定时任务按它找。 */
  readonly queued?: number
}

export const shelves = collection<Shelf>('shelves', ['marks.at'], ['shop.within'], ['queued'])
