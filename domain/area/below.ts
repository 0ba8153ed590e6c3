import type { Context } from '@domain/kernel/context'
import { type Area, ancestor, areas, kindOf } from './area'

/** 一个社区最多列出多少个网格；最大的社区不到 10 个。 */
export const GRIDS_LIMIT = 40
/** 一个网格最多列出多少栋楼。 */
export const BUILDINGS_LIMIT = 60

/** 一片区域的下级，按编号排，最多 `limit` 片。 */
export function areasBelow(ctx: Context, parentId: string, limit: number): Promise<Area[]> {
  return ctx.store.list(areas, { where: { parentId }, orderBy: '_id', limit })
}

export interface AreaView {
  readonly id: string
  readonly name: string
  readonly kind: Area['kind']
}

/** 一片区域给页面看的样子。 */
export const presentArea = ({ _id, name, kind }: Area): AreaView => ({ id: _id, name, kind })

/** 全区最多列出多少个社区；现在 30 个，工单号里的序号是两位。 */
const COMMUNITIES_LIMIT = 99

/** 这片地方管到的社区，按编号排；社区以下的就是它所在的那一个。 */
export async function communitiesIn(ctx: Context, areaId: string): Promise<Area[]> {
  const communityId = ancestor(areaId, 'community')
  if (communityId) {
    const one = await ctx.store.get(areas, communityId)
    return one ? [one] : []
  }
  if (kindOf(areaId) === 'street') return areasBelow(ctx, areaId, COMMUNITIES_LIMIT)
  const streets = await areasBelow(ctx, areaId, COMMUNITIES_LIMIT)
  const parentId = { oneOf: streets.map(({ _id }) => _id) }
  const found = await ctx.store.list(areas, { where: { parentId }, limit: COMMUNITIES_LIMIT })
  return found.sort((a, b) => (a._id < b._id ? -1 : 1))
}
