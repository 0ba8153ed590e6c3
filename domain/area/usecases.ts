import { holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type Area, ancestor, areas, type Place, scenes, withinOf } from './area'

/** 一级最多有多少个下级；全区最大的一级是 30 个社区。 */
const CHILDREN_LIMIT = 100

/** 扫码打开的页面。 */
export const SCENE_PAGE = 'features/wish/pages/post/index'

/** 网格（或楼栋）的完整地名。不是网格以下的区域抛 INVALID。 */
export async function placeOf(ctx: Context, areaId: string): Promise<Place> {
  const ids = withinOf(areaId).slice(2)
  const [community, grid, building] = await Promise.all(ids.map((id) => ctx.store.get(areas, id)))
  if (community?.kind !== 'community' || grid?.kind !== 'grid' || (ids[2] && !building))
    throw new AppError('INVALID', '没有找到这个网格，请重新选择您住的地方。')
  return { areaId, community: community.name, grid: grid.name, building: building?.name ?? null }
}

export interface AreaView {
  readonly id: string
  readonly name: string
  readonly kind: Area['kind']
}

/** 某一级的下级：选社区、选网格、选楼栋都用它。 */
export const children = query({
  door: 'anyone',
  input: v.strictObject({ parentId: Id }),
  async run({ parentId }, ctx): Promise<AreaView[]> {
    const found = await ctx.store.list(areas, {
      where: { parentId },
      orderBy: '_id',
      limit: CHILDREN_LIMIT,
    })
    return found.map((a) => ({ id: a._id, name: a.name, kind: a.kind }))
  },
})

/** 网格的小程序码：第一次要时生成令牌，以后一直用同一个。本网格、本社区的人才能要。 */
export const gridCode = command({
  door: 'consented',
  input: v.strictObject({ gridId: Id }),
  async run({ gridId }, ctx): Promise<{ place: Place; imageUrl: string | null; scene: string }> {
    const staff = ['gridWorker', 'communityWorker', 'communitySecretary'] as const
    if (!holds(ctx.actor, staff, withinOf(gridId)))
      throw new AppError('FORBIDDEN', '网格二维码由本网格、本社区的工作人员领取。')
    if (ancestor(gridId, 'grid') !== gridId)
      throw new AppError('INVALID', '没有找到这个网格，请重新选择。')
    const place = await placeOf(ctx, gridId)
    const [existing] = await ctx.store.list(scenes, { where: { areaId: gridId }, limit: 1 })
    const scene = existing?._id ?? ctx.vault.digest('scene', gridId)
    if (!existing)
      ctx.store.create(scenes, {
        _id: scene,
        areaId: gridId,
        createdBy: me(ctx),
        createdAt: ctx.now,
      })
    const imageUrl = await ctx.platform.fileUrl(await ctx.platform.sceneCode(scene, SCENE_PAGE))
    return { place, imageUrl, scene }
  },
})

export const areaUseCases = { children, gridCode }
export type AreaUseCases = typeof areaUseCases
