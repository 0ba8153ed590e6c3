import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { areas, type Place, withinOf } from './area'
import { type AreaView, areasBelow, presentArea } from './below'
import { poster, posterSets, posters, renew } from './posters'
import { scanned } from './scans'

/** 一级最多有多少个下级；全区最大的一级是 30 个社区。 */
const CHILDREN_LIMIT = 100

/** 网格（或楼栋）的完整地名。不是网格以下的区域抛 INVALID。 */
export async function placeOf(ctx: Context, areaId: string): Promise<Place> {
  const ids = withinOf(areaId).slice(2)
  const found = await ctx.store.list(areas, { where: { _id: { oneOf: ids } }, limit: ids.length })
  const [community, grid, building] = ids.map((id) => found.find((area) => area._id === id))
  if (community?.kind !== 'community' || grid?.kind !== 'grid' || (ids[2] && !building))
    throw new AppError('INVALID', '没有找到这个网格，请重新选择您住的地方。')
  return { areaId, community: community.name, grid: grid.name, building: building?.name ?? null }
}

/** 某一级的下级：选社区、选网格、选楼栋都用它。 */
export const children = query({
  door: 'anyone',
  input: v.strictObject({ parentId: Id }),
  async run({ parentId }, ctx): Promise<AreaView[]> {
    return (await areasBelow(ctx, parentId, CHILDREN_LIMIT)).map(presentArea)
  },
})

export const areaUseCases = { children, posterSets, poster, posters, renew, scanned }
export type AreaUseCases = typeof areaUseCases
