import type { Context } from '@domain/kernel/context'
import { ancestor, areas, scenes } from './area'
import { areasBelow, GRIDS_LIMIT } from './below'

/** 扫了社区的码：是哪个社区，请他在这些网格里选。 */
export interface Choices {
  readonly community: string
  readonly grids: readonly { readonly id: string; readonly name: string }[]
}

/** 扫码落在哪里。 */
export interface Landing {
  /** 网格（或以下）的编号；没有扫码、码换下来了、只知道社区时为空。 */
  readonly areaId: string | null
  /** 扫的是社区的码才有。 */
  readonly communityId: string | null
  /** 码认不出来，或者已经换新。 */
  readonly unknown: boolean
  /** 是站点的码，给骑手报到用的；说不出哪个网格，所以也算认不出。 */
  readonly depot: boolean
}

/** 令牌 → 落在哪里。换下来的码不再说出是哪个网格，请他自己选。 */
export async function landingOf(ctx: Context, scene: string | undefined): Promise<Landing> {
  const nowhere = { areaId: null, communityId: null, unknown: false, depot: false }
  if (scene === undefined) return nowhere
  const found = await ctx.store.get(scenes, scene)
  if (found?.unitId) return { ...nowhere, unknown: true, depot: true }
  if (!found || found.retiredAt !== null) return { ...nowhere, unknown: true }
  const isGrid = ancestor(found.areaId, 'grid') !== null
  return {
    areaId: isGrid ? found.areaId : null,
    communityId: isGrid ? null : found.areaId,
    ...{ unknown: false, depot: false },
  }
}

/** 社区里的网格，供他选。 */
export async function choicesIn(ctx: Context, communityId: string): Promise<Choices> {
  const [community, grids] = await Promise.all([
    ctx.store.get(areas, communityId),
    areasBelow(ctx, communityId, GRIDS_LIMIT),
  ])
  return {
    community: community?.name ?? '',
    grids: grids.map((g) => ({ id: g._id, name: g.name })),
  }
}

/** 他住的网格，但只在扫的码不是别处时才算：扫了别的社区的码，就在那个社区里选。 */
export function homeFor(landing: Landing, homeId: string | null): string | null {
  if (landing.communityId === null) return homeId
  const here = homeId !== null && ancestor(homeId, 'community') === landing.communityId
  return here ? homeId : null
}
