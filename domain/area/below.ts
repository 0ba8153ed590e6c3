import type { Context } from '@domain/kernel/context'
import { type Area, areas } from './area'

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
