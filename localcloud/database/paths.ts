import type { IndexSpec } from '../types'
import { directed, encodeEmptyArray, encodeKey } from './keys'
import { isPlainObject } from './plain'

type Doc = Record<string, unknown>

/** 一个字段路径在一条文档里的全部键；`many` 表示路上遇到了数组。 */
interface FieldKeys {
  keys: Buffer[]
  many: boolean
}

function collect(value: unknown, segments: readonly string[], at: number, out: FieldKeys): void {
  const segment = segments[at]
  if (Array.isArray(value)) {
    out.many = true
    if (segment === undefined) {
      if (value.length === 0) out.keys.push(encodeEmptyArray())
      for (const item of value) out.keys.push(encodeKey(item))
      return
    }
    // 数组里的每个子文档都算；'0' 这样的段还可能是下标。
    if (value.length === 0) out.keys.push(encodeKey(null))
    for (const item of value) collect(item, segments, Array.isArray(item) ? Infinity : at, out)
    if (/^\d+$/.test(segment)) collect(value[Number(segment)], segments, at + 1, out)
    return
  }
  if (segment === undefined) out.keys.push(encodeKey(value))
  else if (isPlainObject(value) && Object.hasOwn(value, segment)) {
    collect(value[segment], segments, at + 1, out)
  } else out.keys.push(encodeKey(null))
}

/** 取出一个字段的全部键（升序编码）。缺字段等于 null，数组的每个元素各有一个键。 */
export function fieldKeys(doc: Doc, path: string): FieldKeys {
  const out: FieldKeys = { keys: [], many: false }
  collect(doc, path.split('.'), 0, out)
  return out
}

/** 一条文档在一个索引里的全部键，和哪些字段是数组（第 n 位是第 n 个字段）。 */
export function indexKeys(doc: Doc, spec: IndexSpec): { keys: Buffer[]; manyMask: number } {
  let keys: Buffer[] = [Buffer.alloc(0)]
  let manyMask = 0
  spec.keys.forEach(([path, direction], position) => {
    const field = fieldKeys(doc, path)
    if (field.many) manyMask |= 1 << position
    const parts = field.keys.map((key) => directed(key, direction))
    keys = keys.flatMap((head) => parts.map((part) => Buffer.concat([head, part])))
  })
  if (keys.length > 1) {
    const distinct = new Map(keys.map((key) => [key.toString('latin1'), key]))
    keys = [...distinct.values()]
  }
  return { keys, manyMask }
}

/** 内存里排序用的键：数组升序取最小的元素，降序取最大的，与 MongoDB 相同。 */
function sortKey(doc: Doc, path: string, direction: 1 | -1): Buffer {
  const { keys } = fieldKeys(doc, path)
  return keys.reduce((best, key) => (Buffer.compare(key, best) * direction < 0 ? key : best))
}

/** 按给定次序排好的新数组；相等的保持原来的先后。 */
export function sorted<T>(
  items: readonly T[],
  doc: (item: T) => Doc,
  order: readonly (readonly [string, 1 | -1])[],
): T[] {
  const keyed = items.map((item) => ({
    item,
    keys: order.map(([path, direction]) =>
      directed(sortKey(doc(item), path, direction), direction),
    ),
  }))
  keyed.sort((a, b) => {
    for (let i = 0; i < order.length; i++) {
      const difference = Buffer.compare(a.keys[i]!, b.keys[i]!)
      if (difference !== 0) return difference
    }
    return 0
  })
  return keyed.map(({ item }) => item)
}
