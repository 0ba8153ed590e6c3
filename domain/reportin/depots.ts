import { accounts } from '@domain/account/account'
import { type Scene, scenes, withinOf } from '@domain/area/area'
import { areasBelow, GRIDS_LIMIT } from '@domain/area/below'
import { areasOf, communityStaff, holds, unitsOf } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { maskPhone } from '@domain/kernel/text'
import { command, query } from '@domain/kernel/useCase'
import { type Unit, units } from '@domain/unit/unit'
import * as v from 'valibot'
import { depotAt } from './report'

/** 扫站点的码打开的页面。 */
export const DEPOT_PAGE = 'features/reportin/pages/depot/index'

/** 一个社区最多列几个站点。 */
const DEPOTS_LIMIT = 50

export interface DepotView {
  readonly id: string
  readonly name: string
  readonly place: string
}

const present = ({ _id, name, areaName }: Unit): DepotView => ({
  ...{ id: _id, name, place: areaName ?? '' },
})

/** 扫码以后先看到的：哪个站点，手机号登记了没有。 */
export interface DepotStart extends DepotView {
  readonly phone: string | null
}

export const depotStart = query({
  door: 'anyone',
  input: v.strictObject({ scene: Id }),
  async run({ scene }, ctx): Promise<DepotStart> {
    const depot = present(await depotAt(ctx, scene))
    const account = ctx.actor.accountId && (await ctx.store.get(accounts, ctx.actor.accountId))
    const sealed = account ? account.phone : null
    return { ...depot, phone: sealed && maskPhone(ctx.vault.open<{ phone: string }>(sealed).phone) }
  },
})

const mayPrint = (ctx: Context, { _id, areaId }: Unit) =>
  holds(ctx.actor, communityStaff, withinOf(areaId ?? '')) ||
  unitsOf(ctx.actor, 'unitLiaison').some(({ id }) => id === _id)

/** 这个社区的站点；有的写在社区，有的写在它的一个网格。 */
async function depotsIn(ctx: Context, communityId: string): Promise<Unit[]> {
  const grids = await areasBelow(ctx, communityId, GRIDS_LIMIT)
  const places = [communityId, ...grids.map(({ _id }) => _id)]
  const where = { areaId: { oneOf: places }, kind: 'depot' }
  return ctx.store.list(units, { where, limit: DEPOTS_LIMIT })
}

/** 他管的站点：社区的人看本社区的，站点的联络员看自己的。 */
export const depots = query({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<DepotView[]> {
    const own = unitsOf(ctx.actor, 'unitLiaison').map(({ id }) => id)
    const [local, mine] = await Promise.all([
      Promise.all(areasOf(ctx.actor, communityStaff).map((id) => depotsIn(ctx, id))),
      own.length > 0
        ? ctx.store.list(units, { where: { _id: { oneOf: own } }, limit: own.length })
        : [],
    ])
    const all = [...local.flat(), ...mine.filter(({ kind }) => kind === 'depot')]
    return [...new Map(all.map((unit) => [unit._id, unit])).values()].map(present)
  },
})

export interface DepotCode extends DepotView {
  readonly scene: string
  readonly imageUrl: string | null
}

/** 归他领的站点；不是站点、不归他抛 FORBIDDEN。 */
async function ownDepot(ctx: Context, id: string): Promise<Unit> {
  const depot = await ctx.store.get(units, id)
  if (depot?.kind !== 'depot' || !mayPrint(ctx, depot))
    throw new AppError('FORBIDDEN', '站点的码由本社区的工作人员和站点的联络员领取。')
  return depot
}

function newScene(ctx: Context, unitId: string, _id: string): string {
  const scene: Scene = {
    ...{ _id, rev: 1, areaId: '', unitId },
    ...{ createdBy: me(ctx), createdAt: ctx.now, retiredAt: null },
  }
  ctx.store.create(scenes, scene)
  return _id
}

async function codeOf(ctx: Context, depot: Unit, renewed?: string): Promise<DepotCode> {
  const where = { unitId: depot._id, retiredAt: null }
  const [inUse] = renewed ? [] : await ctx.store.list(scenes, { where, limit: 1 })
  const scene =
    renewed ?? inUse?._id ?? newScene(ctx, depot._id, ctx.vault.digest('scene', depot._id))
  const file = await ctx.platform.sceneCode(scene, DEPOT_PAGE)
  const urls = await ctx.platform.fileUrls([file])
  return { ...present(depot), scene, imageUrl: urls.get(file) ?? null }
}

/** 站点的码：贴在站里，骑手一扫就报到。第一次要时生成，所以是命令。 */
export const depotCode = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  run: async ({ id }, ctx): Promise<DepotCode> => codeOf(ctx, await ownDepot(ctx, id)),
})

/** 换新：眼前这个码从此作废。按“哪个码”来换，重发、两个人同时换，都只换一次。 */
export const renewDepotCode = command({
  door: 'consented',
  input: v.strictObject({ id: Id, scene: Id }),
  async run({ id, scene }, ctx): Promise<DepotCode> {
    const depot = await ownDepot(ctx, id)
    const old = await ctx.store.get(scenes, scene)
    if (old?.unitId !== id) throw new AppError('INVALID', '这个码不是这个站点的，请返回重新打开。')
    if (old.retiredAt !== null) return codeOf(ctx, depot)
    ctx.store.put(scenes, { ...old, retiredAt: ctx.now })
    return codeOf(ctx, depot, newScene(ctx, id, ctx.vault.digest('scene', id, scene)))
  },
})
