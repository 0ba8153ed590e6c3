import { collection } from '@domain/kernel/collection'

export type AreaKind = 'district' | 'street' | 'community' | 'grid' | 'building'

/**
 * 一片区域。编号逐级加长（D、D-03、D-03-05、D-03-05-02、D-03-05-02-b07），
 * 只在系统内用；对外另存官方区划代码。
 */
export interface Area {
  readonly _id: string
  readonly rev: number
  readonly kind: AreaKind
  readonly name: string
  readonly parentId: string | null
  /** 统计用区划代码或网格编码。 */
  readonly code: string
  /** 社区在全区的两位序号，用在工单号里；其他区域为空。 */
  readonly serial: string | null
}

export const areas = collection<Area>('areas', ['parentId', '_id'])

/** 小程序码里的场景令牌：不透明、不可猜，由服务端对应到网格或社区。 */
export interface Scene {
  readonly _id: string
  readonly rev: number
  readonly areaId: string
  /** 站点的码才有：扫到的人在这个站点报到；`areaId` 是空的。 */
  readonly unitId?: string
  readonly createdBy: string
  readonly createdAt: string
  /** 换新的时刻；还在用为空。旧的留着，扫到时才说得出“换新了”。 */
  readonly retiredAt: string | null
}

export const scenes = collection<Scene>(
  'scenes',
  ['areaId', 'retiredAt'],
  ['unitId', 'retiredAt'],
  ['createdBy'],
)

/** 一片区域和它的全部上级，由大到小；管辖判断就是看编号在不在其中。 */
export function withinOf(areaId: string): string[] {
  const parts = areaId.split('-')
  return parts.map((_, i) => parts.slice(0, i + 1).join('-'))
}

const depth: Readonly<Record<AreaKind, number>> = {
  district: 1,
  street: 2,
  community: 3,
  grid: 4,
  building: 5,
}

/** 编号说的是哪一级。 */
export function kindOf(areaId: string): AreaKind {
  const kinds = Object.keys(depth) as AreaKind[]
  return kinds.find((kind) => depth[kind] === withinOf(areaId).length) ?? 'building'
}

/** 它上面（或它自己）那一级的编号；不够深时为空。 */
export function ancestor(areaId: string, kind: AreaKind): string | null {
  return withinOf(areaId)[depth[kind] - 1] ?? null
}

/** 一处地方从大到小的名字，列表上直接用，不必再查。 */
export interface Place {
  readonly areaId: string
  readonly community: string
  readonly grid: string
  readonly building: string | null
}
