import { ancestor } from '@domain/area/area'
import type { StartView } from '@domain/wish/draft'
import type { WishContent } from './form-state'

type Kept = Pick<WishContent, 'areaId' | 'scene'>

export interface Settled extends Kept {
  /** 草稿里原来选的被新扫的码换掉了。 */
  readonly moved: boolean
}

/** 一处地方所在的网格；没有选过为空。 */
export const gridOf = (areaId: string) => ancestor(areaId, 'grid')

/**
 * 草稿里选过的网格，和扫码、常住地说的，听谁的：他自己选的一直算数，
 * 只有后来又扫了别的码、说的是别处，才换成新扫的。
 */
export function settleGrid(
  { areaId, scene }: Kept,
  start: StartView,
  scanned: string | undefined,
): Settled {
  const told = start.place?.areaId ?? ''
  const own = gridOf(areaId)
  // 认不出的码等于没有扫。
  const code = start.unknownScene ? undefined : scanned
  if (own === null) return { areaId: told, scene: code ?? scene, moved: false }
  const known = code === undefined || code === scene
  const suits = own === told || start.choices?.grids.some(({ id }) => id === own) === true
  if (known || suits) return { areaId, scene: code ?? scene, moved: false }
  return { areaId: told, scene: code, moved: true }
}

/** 资料还没跟上他选的网格时，先不说地名、不列楼栋。 */
export function startAt(start: StartView, areaId: string): StartView {
  if (gridOf(areaId) === (start.place?.areaId ?? null)) return start
  return { ...start, place: null, buildings: [] }
}

/** 网格说给人听；正在取名字时也有话说。 */
export function gridWords({ place }: Pick<StartView, 'place'>, areaId: string): string {
  if (place) return `${place.community} · ${place.grid}`
  return areaId ? '您上次选的网格' : '请选择您住的网格'
}
