import { accounts } from '@domain/account/account'
import { type Scene, scenes, withinOf } from '@domain/area/area'
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

/** 他管的站点：社区的人看本社区的，站点的联络员看自己的。 */
export const depots = query({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<DepotView[]> {
    const places = areasOf(ctx.actor, communityStaff)
    const own = unitsOf(ctx.actor, 'unitLiaison').map(({ id }) => id)
    const kind = 'depot'
    const [local, mine] = await Promise.all([
      places.length > 0
        ? ctx.store.list(units, { where: { areaId: { oneOf: places }, kind }, limit: DEPOTS_LIMIT })
        : [],
      own.length > 0
        ? ctx.store.list(units, { where: { _id: { oneOf: own } }, limit: own.length })
        : [],
    ])
    const all = new Map([...local, ...mine.filter((u) => u.kind === kind)].map((u) => [u._id, u]))
    return [...all.values()].map(present)
  },
})

export interface DepotCode extends DepotView {
  readonly scene: string
  readonly imageUrl: string | null
}

/** 站点的码：贴在站里，骑手一扫就报到。第一次要时生成，所以是命令。 */
export const depotCode = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<DepotCode> {
    const depot = await ctx.store.get(units, id)
    if (depot?.kind !== 'depot' || !mayPrint(ctx, depot))
      throw new AppError('FORBIDDEN', '站点的码由本社区的工作人员和站点的联络员领取。')
    const [inUse] = await ctx.store.list(scenes, {
      where: { unitId: id, retiredAt: null },
      limit: 1,
    })
    const scene: Scene = inUse ?? {
      ...{ _id: ctx.vault.digest('scene', id), rev: 1, areaId: '', unitId: id },
      ...{ createdBy: me(ctx), createdAt: ctx.now, retiredAt: null },
    }
    if (!inUse) ctx.store.create(scenes, scene)
    const file = await ctx.platform.sceneCode(scene._id, DEPOT_PAGE)
    const urls = await ctx.platform.fileUrls([file])
    return { ...present(depot), scene: scene._id, imageUrl: urls.get(file) ?? null }
  },
})
