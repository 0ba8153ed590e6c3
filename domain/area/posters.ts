import { areasOf, communityStaff, holds, posterRoles } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type Area, ancestor, areas, type Scene, scenes, withinOf } from './area'
import { areasBelow, GRIDS_LIMIT } from './below'
import { type ScanCount, scanCount, scansWithin } from './scans'

/** 扫码打开的页面。 */
export const SCENE_PAGE = 'features/wish/pages/post/index'

/** 一次列出多少片下级区域；全区 161 个网格。 */
const AREAS_LIMIT = 300

/** 海报上的内容：哪里、扫哪个码。 */
export interface PosterView {
  readonly areaId: string
  readonly community: string
  /** 社区的海报没有网格。 */
  readonly grid: string | null
  readonly scene: string
  readonly imageUrl: string | null
}

export interface PosterDetail extends PosterView {
  readonly scans: ScanCount
  readonly mayRenew: boolean
}

/** 一个社区（或网格员的一个网格）的海报清单。 */
export interface PosterSet {
  readonly id: string
  readonly name: string
  /** 本月几人扫过。 */
  readonly month: number
  readonly grids: readonly Omit<PosterSet, 'grids'>[]
}

/** 二维码由社区自己换新。 */
const mayRenew = (ctx: Context, areaId: string) =>
  holds(ctx.actor, communityStaff, withinOf(areaId))

/** 核对能领这一张，返回社区和（有的话）网格。不归他领抛 FORBIDDEN，不是社区或网格抛 INVALID。 */
async function posterArea(ctx: Context, areaId: string): Promise<[Area, Area | null]> {
  if (!holds(ctx.actor, posterRoles, withinOf(areaId)))
    throw new AppError('FORBIDDEN', '二维码海报由本网格、本社区和区里的工作人员领取。')
  const communityId = ancestor(areaId, 'community') ?? ''
  const [community, area] = await Promise.all([
    ctx.store.get(areas, communityId),
    ctx.store.get(areas, areaId),
  ])
  if (!community || (area?.kind !== 'community' && area?.kind !== 'grid'))
    throw new AppError('INVALID', '没有找到这个社区或网格，请返回重新选择。')
  return [community, area.kind === 'grid' ? area : null]
}

/** 现在用的令牌；第一次要时生成。 */
async function sceneOf(ctx: Context, areaId: string): Promise<string> {
  const [inUse] = await ctx.store.list(scenes, { where: { areaId, retiredAt: null }, limit: 1 })
  return inUse?._id ?? newScene(ctx, areaId, ctx.vault.digest('scene', areaId))
}

function newScene(ctx: Context, areaId: string, id: string): string {
  const scene: Scene = {
    ...{ _id: id, rev: 1, areaId },
    ...{ createdBy: me(ctx), createdAt: ctx.now, retiredAt: null },
  }
  ctx.store.create(scenes, scene)
  return id
}

/** 几张海报：各自的令牌变成小程序码，图片地址一次问全。 */
async function draw(
  ctx: Context,
  community: Area,
  wanted: readonly { readonly grid: Area | null; readonly scene: string }[],
): Promise<PosterView[]> {
  const files = await Promise.all(wanted.map((w) => ctx.platform.sceneCode(w.scene, SCENE_PAGE)))
  const urls = await ctx.platform.fileUrls(files)
  return wanted.map(({ grid, scene }, i) => ({
    areaId: grid?._id ?? community._id,
    community: community.name,
    grid: grid?.name ?? null,
    scene,
    imageUrl: urls.get(files[i] ?? '') ?? null,
  }))
}

async function detailOf(ctx: Context, areaId: string, renewed?: string): Promise<PosterDetail> {
  const [community, grid] = await posterArea(ctx, areaId)
  const scene = renewed ?? (await sceneOf(ctx, areaId))
  const [[shown], scans] = await Promise.all([
    draw(ctx, community, [{ grid, scene }]),
    scanCount(ctx, areaId),
  ])
  if (!shown) throw new Error('要了一张海报，一张也没有画。')
  return { ...shown, scans, mayRenew: mayRenew(ctx, areaId) }
}

/** 一个网格或社区的海报，连同扫码人数。是命令，因为第一次领时要生成令牌。 */
export const poster = command({
  door: 'consented',
  input: v.strictObject({ areaId: Id }),
  run: ({ areaId }, ctx) => detailOf(ctx, areaId),
})

/** 成批打印的一份：一个社区的全部（社区一张、每个网格一张），或网格员的一个网格。 */
export const posters = command({
  door: 'consented',
  input: v.strictObject({ areaId: Id }),
  async run({ areaId }, ctx): Promise<PosterView[]> {
    const [community, grid] = await posterArea(ctx, areaId)
    const grids = grid ? [grid] : await areasBelow(ctx, areaId, GRIDS_LIMIT)
    const scenesOf = (grid ? grids : [null, ...grids]).map(async (one) => ({
      grid: one,
      scene: await sceneOf(ctx, one?._id ?? areaId),
    }))
    return draw(ctx, community, await Promise.all(scenesOf))
  },
})

/**
 * 换新：眼前这个码从此作废。按“哪个码”来换，重发、两个人同时换，都只换一次。
 * 新令牌的编号取自旧令牌。
 */
export const renew = command({
  door: 'consented',
  input: v.strictObject({ areaId: Id, scene: Id }),
  async run({ areaId, scene }, ctx): Promise<PosterDetail> {
    await posterArea(ctx, areaId)
    if (!mayRenew(ctx, areaId))
      throw new AppError('FORBIDDEN', '二维码由本社区的工作人员换新，请和社区说一声。')
    const old = await ctx.store.get(scenes, scene)
    if (old?.areaId !== areaId)
      throw new AppError('INVALID', '这个二维码不是这里的，请返回重新打开。')
    if (old.retiredAt !== null) return detailOf(ctx, areaId)
    ctx.store.put(scenes, { ...old, retiredAt: ctx.now })
    const next = newScene(ctx, areaId, ctx.vault.digest('scene', areaId, scene))
    return detailOf(ctx, areaId, next)
  },
})

/** 几片区域的全部下级，按编号排。 */
async function below(ctx: Context, parents: readonly string[]): Promise<Area[]> {
  if (parents.length === 0) return []
  const found = await ctx.store.list(areas, {
    where: { parentId: { oneOf: parents } },
    limit: AREAS_LIMIT,
  })
  return found.sort((a, b) => (a._id < b._id ? -1 : 1))
}

/** 一段任职管到的社区，或者网格员自己的网格。 */
async function topsOf(ctx: Context, areaId: string): Promise<Area[]> {
  const area = await ctx.store.get(areas, areaId)
  if (area?.kind !== 'district') return area ? [area] : []
  const streets = await below(ctx, [areaId])
  return below(
    ctx,
    streets.map((s) => s._id),
  )
}

async function setsOf(ctx: Context, areaId: string): Promise<PosterSet[]> {
  const tops = await topsOf(ctx, areaId)
  const communities = tops.filter((a) => a.kind === 'community').map((a) => a._id)
  const [grids, counts] = await Promise.all([below(ctx, communities), scansWithin(ctx, areaId)])
  const row = ({ _id, name }: Area) => ({ id: _id, name, month: counts.get(_id) ?? 0 })
  return tops.map((top) => ({
    ...row(top),
    grids: grids.filter((g) => g.parentId === top._id).map(row),
  }))
}

/** 他能领的海报：社区工作者是本社区的，网格员是自己网格的，区里是全部。一次调用。 */
export const posterSets = query({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<PosterSet[]> {
    const mine = areasOf(ctx.actor, posterRoles)
    if (mine.length === 0)
      throw new AppError('FORBIDDEN', '二维码海报由网格、社区和区里的工作人员领取。')
    return (await Promise.all(mine.map((areaId) => setsOf(ctx, areaId)))).flat()
  },
})
