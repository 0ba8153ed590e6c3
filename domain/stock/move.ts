import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import type { GoodSource, ShelfItem } from '@domain/shop/shop'
import { orderOf } from '@domain/ticket/ticket'

/** 货进出的三种；领走的在兑换单里，不另记。 */
export const moveKinds = { receive: '进货', writeOff: '报损', adjust: '盘点差额' } as const
export type MoveKind = keyof typeof moveKinds

/**
 * 进销账的一笔：只添不改，编号取自起因。加起来就是货架上的 `received − lost`。
 * 记错了另记一笔相反的。
 */
export interface StockMove {
  readonly _id: string
  readonly shopId: string
  readonly goodId: string
  readonly title: string
  readonly kind: MoveKind
  /** 架上多了几件，少是负数。 */
  readonly count: number
  /** 那一刻一件值多少钱，单位：分。 */
  readonly cents: number
  readonly source: GoodSource
  /** 捐赠的单位或个人；专项资金的为空。 */
  readonly sponsor: string | null
  /** 进货的说明、报损的缘由、差额的缘由；没写为空。 */
  readonly reason: string | null
  /** 盘点出来的才有：哪一次盘点。 */
  readonly stocktakeId: string | null
  readonly by: string
  readonly at: string
  /** `<ISO 时间>~<编号>`，列表的排序与游标。 */
  readonly order: string
  /** 认出“同一编号换了内容”。 */
  readonly digest: string
}

export const stockMoves = collection<StockMove>(
  'stockMoves',
  ['shopId', '-order'],
  ['shopId', 'goodId', '-order'],
  ['by'],
)

/** 一次提交的那一笔：同一个人、同一个请求编号，发几遍都是它。 */
export const moveIdOf = (ctx: Context) => ctx.vault.digest('stockMove', me(ctx), ctx.requestId)

/** 同一次提交记过没有：记过返回那一笔；换了内容抛 CONFLICT。 */
export async function movedBefore(ctx: Context): Promise<StockMove | null> {
  const before = await ctx.store.get(stockMoves, moveIdOf(ctx))
  if (before && before.digest !== ctx.bodyDigest)
    throw new AppError('CONFLICT', '这次填的和上次的对不上，请先看看“进出记录”里是不是已经记了。')
  return before
}

/** 记一笔要说的。 */
export type Moving = Pick<StockMove, '_id' | 'shopId' | 'goodId' | 'kind' | 'count' | 'reason'> &
  Partial<Pick<StockMove, 'sponsor' | 'stocktakeId'>>

/** 写下一笔，价钱和来源照货架此刻的样子。 */
export function writeMove(ctx: Context, { face }: ShelfItem, moving: Moving): StockMove {
  const { title, cents, source } = face
  const move: StockMove = {
    ...{ sponsor: source === 'donated' ? face.sponsor : null, stocktakeId: null },
    ...moving,
    ...{ title, cents, source, by: me(ctx), at: ctx.now },
    ...{ order: orderOf(ctx.now, moving._id), digest: ctx.bodyDigest },
  }
  ctx.store.create(stockMoves, move)
  return move
}
