import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import { type GoodFace, shelves } from '@domain/shop/shop'
import * as v from 'valibot'
import { counterAt } from './shop'

/** 货架上的一样，给站柜台的人当场选。 */
export interface ShelfRow extends Pick<GoodFace, 'title' | 'kind' | 'points' | 'monthly'> {
  readonly goodId: string
  readonly free: number
  readonly picture: string | null
}

/** 这家柜台货架上摆着的，便宜的在前；没有货的也列着，说得出“没有了”。 */
export const shelf = query({
  door: 'consented',
  input: v.strictObject({ shopId: Id }),
  async run({ shopId }, ctx): Promise<readonly ShelfRow[]> {
    await counterAt(ctx, shopId)
    const found = await ctx.store.get(shelves, shopId)
    if (!found) throw new AppError('NOT_FOUND', '这家超市还没有货，请先进货。')
    const on = Object.entries(found.items).filter(([, item]) => item.on)
    const ids = on.flatMap(([, { face }]) => face.picture ?? [])
    const pictures =
      ids.length > 0 ? await ctx.platform.fileUrls([...new Set(ids)]) : new Map<string, string>()
    return on
      .map(([goodId, { face, free }]) => ({
        ...{ goodId, free, title: face.title, kind: face.kind, points: face.points },
        ...{ monthly: face.monthly, picture: (face.picture && pictures.get(face.picture)) ?? null },
      }))
      .sort((a, b) => a.points - b.points)
  },
})
