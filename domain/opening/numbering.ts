import type { Area, AreaKind } from '@domain/area/area'
import { AREAS_LIMIT } from './tree'

/** 每一级编号写成什么样、同一个上级下最多几个、全区最多几个。 */
interface Level {
  readonly above: AreaKind
  readonly id: (n: number) => string
  readonly inParent: number
  readonly inDistrict: number
}

const two = (n: number) => String(n).padStart(2, '0')

/**
 * 编号是两位，所以最多 99；一个社区的网格要在一页里选完，所以最多 40。
 * 社区的序号印在工单号里，也是两位。
 */
const numbers: Readonly<Record<Exclude<AreaKind, 'district'>, Level>> = {
  street: { above: 'district', id: two, inParent: 99, inDistrict: 99 },
  community: { above: 'street', id: two, inParent: 99, inDistrict: 99 },
  grid: { above: 'community', id: two, inParent: 40, inDistrict: 300 },
  building: { above: 'grid', id: (n) => `b${two(n)}`, inParent: 99, inDistrict: AREAS_LIMIT },
}

const labels: Readonly<Record<AreaKind, string>> = {
  ...{ district: '区', street: '街道', community: '社区', grid: '网格', building: '楼栋' },
}

interface NewArea {
  readonly kind: AreaKind
  readonly name: string
  readonly code: string
  readonly parent: Area
}

/** 全区的编号簿：按编码、按名字找，给新的编号；说不通时返回一句话。 */
export interface Numbering {
  byCode(code: string): Area | undefined
  /** 同一个上级下面同名的。 */
  byName(parentId: string, name: string): Area | undefined
  /** 表里提到了它。 */
  touch(area: Area): void
  parentOf(kind: AreaKind, code: string): Area | string
  add(wanted: NewArea): Area | string
  /** 表里没有提到的。 */
  untouched(): Area[]
}

/** 编号最后一段里的数。 */
const lastNumber = ({ _id }: Area) => Number(_id.split('-').at(-1)?.replace('b', '') ?? 0)

export function numberingOf(tree: readonly Area[]): Numbering {
  const codes = new Map(tree.filter((a) => a.code).map((a) => [a.code, a]))
  const names = new Map(tree.map((a) => [`${a.parentId} ${a.name}`, a]))
  const last = new Map<string, number>()
  const counts = new Map<AreaKind, number>()
  const touched = new Set<string>()
  let serial = 0
  for (const area of tree) {
    const parent = area.parentId ?? ''
    last.set(parent, Math.max(last.get(parent) ?? 0, lastNumber(area) || 0))
    counts.set(area.kind, (counts.get(area.kind) ?? 0) + 1)
    serial = Math.max(serial, Number(area.serial ?? 0))
  }
  return {
    byCode: (code) => codes.get(code),
    byName: (parentId, name) => names.get(`${parentId} ${name}`),
    touch: ({ _id }) => void touched.add(_id),
    parentOf(kind, code) {
      const { above } = numbers[kind as keyof typeof numbers]
      const found = code === '' ? tree.find((a) => a.kind === 'district') : codes.get(code)
      if (!found) return `没有编码是 ${code} 的${labels[above]}，这份表里和系统里都没有。`
      if (found.kind === above) return found
      return `${code} 是${labels[found.kind]}“${found.name}”，${labels[kind]}应该在${labels[above]}下面。`
    },
    add({ kind, name, code, parent }) {
      const level = numbers[kind as keyof typeof numbers]
      const nth = (last.get(parent._id) ?? 0) + 1
      const total = (counts.get(kind) ?? 0) + 1
      if (nth > level.inParent)
        return `${parent.name}下面最多 ${level.inParent} 个${labels[kind]}，放不下了。`
      if (total > level.inDistrict)
        return `全区最多 ${level.inDistrict} 个${labels[kind]}，放不下了。`
      if (kind === 'community') serial += 1
      const area: Area = {
        ...{
          _id: `${parent._id}-${level.id(nth)}`,
          rev: 1,
          kind,
          name,
          parentId: parent._id,
          code,
        },
        serial: kind === 'community' ? two(serial) : null,
      }
      last.set(parent._id, nth)
      counts.set(kind, total)
      if (code) codes.set(code, area)
      names.set(`${parent._id} ${name}`, area)
      touched.add(area._id)
      return area
    },
    untouched: () => tree.filter((a) => a.kind !== 'district' && !touched.has(a._id)),
  }
}
