import { ancestor, areas } from '@domain/area/area'
import { areasBelow, BUILDINGS_LIMIT, GRIDS_LIMIT } from '@domain/area/below'
import { areasOf, communityStaff, doorstepRoles } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { uploadFolder } from './media'

/** 上门时能选的一处：网格或楼栋。 */
interface Spot {
  readonly id: string
  readonly name: string
}

/** 他上门的一个网格，和里面的楼栋；楼栋长只有自己那一栋。 */
export interface Beat {
  readonly grid: Spot
  readonly buildings: readonly Spot[]
}

export interface DoorstepView {
  readonly beats: readonly Beat[]
  /** 草稿归谁；手机上几个人轮着用时各存各的。 */
  readonly owner: string
}

const spot = ({ _id, name }: { _id: string; name: string }): Spot => ({ id: _id, name })

const spotsBelow = async (ctx: Context, parentId: string, limit: number) =>
  (await areasBelow(ctx, parentId, limit)).map(spot)

/** 一段任职管到的网格：社区的全部、网格员的自己、楼栋长那一栋所在的。 */
async function beatsOf(ctx: Context, areaId: string): Promise<Beat[]> {
  const gridId = ancestor(areaId, 'grid')
  if (gridId === null) {
    const grids = await spotsBelow(ctx, areaId, GRIDS_LIMIT)
    return Promise.all(
      grids.map(async (grid) => ({
        grid,
        buildings: await spotsBelow(ctx, grid.id, BUILDINGS_LIMIT),
      })),
    )
  }
  const [grid, own] = await Promise.all([
    ctx.store.get(areas, gridId),
    gridId === areaId ? null : ctx.store.get(areas, areaId),
  ])
  const buildings = own ? [spot(own)] : await spotsBelow(ctx, gridId, BUILDINGS_LIMIT)
  return grid ? [{ grid: spot(grid), buildings }] : []
}

/** 打开“上门录心愿”要知道的一切：他那一片的网格和楼栋。一次调用，没有网也用上次的。 */
export const doorstep = query({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<DoorstepView> {
    const mine = areasOf(ctx.actor, [...doorstepRoles, ...communityStaff])
    if (mine.length === 0)
      throw new AppError(
        'FORBIDDEN',
        '上门录心愿由网格员、楼栋长和社区来做；替邻居许愿请从首页进。',
      )
    const beats = (await Promise.all(mine.map((areaId) => beatsOf(ctx, areaId)))).flat()
    const distinct = new Map(beats.map((beat) => [beat.grid.id, beat]))
    return { beats: [...distinct.values()], owner: uploadFolder(ctx) }
  },
})
