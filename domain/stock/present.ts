import type { Context } from '@domain/kernel/context'
import { type GoodKind, type GoodSource, isLow, type Shelf } from '@domain/shop/shop'
import { heldOf, onHandOf } from './counts'
import type { MoveKind, StockMove } from './move'

/** 进销账的一笔，给管货的人看的样子。 */
export interface MoveView
  extends Pick<StockMove, 'goodId' | 'title' | 'count' | 'sponsor' | 'reason' | 'at' | 'order'> {
  readonly id: string
  readonly kind: MoveKind
}

export function presentMove(move: StockMove): MoveView {
  const { _id: id, kind, goodId, title, count, sponsor, reason, at, order } = move
  return { id, kind, goodId, title, count, sponsor, reason, at, order }
}

/** 货架上的一样，给管货的人看的样子。 */
export interface StockRow {
  readonly goodId: string
  readonly title: string
  readonly kind: GoodKind
  readonly source: GoodSource
  readonly sponsor: string | null
  readonly picture: string | null
  readonly on: boolean
  /** 架上应有、有人订了、没人订的各几件。 */
  readonly onHand: number
  readonly held: number
  readonly free: number
  readonly received: number
  readonly out: number
  readonly lost: number
  readonly threshold: number
  readonly low: boolean
}

/** 该补的在前，再照名字排。 */
const byNeed = (a: StockRow, b: StockRow) =>
  Number(b.low) - Number(a.low) || Number(b.on) - Number(a.on) || a.title.localeCompare(b.title)

/** 货架变成一行一行；照片是短时有效的地址。 */
export async function presentShelf(ctx: Context, { items }: Shelf): Promise<StockRow[]> {
  const all = Object.entries(items)
  const ids = all.flatMap(([, { face }]) => face.picture ?? [])
  const pictures = ids.length > 0 ? await ctx.platform.fileUrls(ids) : new Map<string, string>()
  const rows = all.map(([goodId, item]): StockRow => {
    const { title, kind, source, sponsor, picture, threshold } = item.face
    const { on, free, received, out, lost } = item
    return {
      ...{ goodId, title, kind, source, sponsor, on, free, received, out, lost, threshold },
      ...{ onHand: onHandOf(item), held: heldOf(item), low: isLow(item) },
      picture: (picture && pictures.get(picture)) ?? null,
    }
  })
  return rows.sort(byNeed)
}
