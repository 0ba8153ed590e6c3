import { EJSON } from 'bson'
import { isPlainObject } from './plain'

/**
 * 保序编码：两个值的编码按字节比较，等于按 MongoDB 的次序比较。
 * 每个值以类型字节开头，类型字节的大小就是 BSON 规定的类型先后；编码自带结尾，互不为前缀，
 * 所以几个值接在一起就是复合索引的键。类型字节都小于 0x80，降序时整体取反后都不小于 0x80。
 */
export const types = {
  /** 空数组没有元素可以进索引，MongoDB 让它排在 null 之前。 */
  empty: 0x05,
  null: 0x10,
  number: 0x20,
  string: 0x30,
  object: 0x40,
  array: 0x48,
  other: 0x50,
  boolean: 0x60,
  date: 0x68,
  regexp: 0x70,
} as const

const end = Buffer.from([0])
const emptyArrayKey = Buffer.from([types.empty])
const nullKey = Buffer.from([types.null])

function numberBytes(type: number, value: number): Buffer {
  const bytes = Buffer.allocUnsafe(9)
  bytes[0] = type
  // -0 与 0 相等；浮点数翻转符号位（负数全部取反）之后，字节次序就是大小次序。
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1)
  if (Number.isNaN(value)) return bytes.fill(0, 1)
  if (bytes[1]! & 0x80) for (let i = 1; i < 9; i++) bytes[i] = ~bytes[i]! & 0xff
  else bytes[1] = bytes[1]! ^ 0x80
  return bytes
}

function stringBytes(type: number, value: string): Buffer {
  // 结尾是字节 0；正文里的 0 和 1 换成 1 1 和 1 2，次序不变，0 只会是结尾。
  const text = value.replaceAll('\u{1}', '\u{1}\u{2}').replaceAll('\0', '\u{1}\u{1}')
  const bytes = Buffer.allocUnsafe(Buffer.byteLength(text) + 2)
  bytes[0] = type
  bytes.write(text, 1)
  bytes[bytes.length - 1] = 0
  return bytes
}

function objectBytes(value: Record<string, unknown>): Buffer {
  const parts: Buffer[] = [Buffer.from([types.object])]
  for (const [name, item] of Object.entries(value)) {
    // MongoDB 逐个字段先比类型、再比名字、再比值。
    const encoded = encodeKey(item)
    parts.push(encoded.subarray(0, 1), stringBytes(types.string, name), encoded)
  }
  return Buffer.concat([...parts, end])
}

/** 一个值的升序编码。undefined 与 null 相同。 */
export function encodeKey(value: unknown): Buffer {
  if (value === undefined || value === null) return nullKey
  if (typeof value === 'string') return stringBytes(types.string, value)
  if (typeof value === 'number') return numberBytes(types.number, value)
  if (typeof value === 'boolean') return Buffer.from([types.boolean, value ? 1 : 0])
  if (value instanceof Date) return numberBytes(types.date, value.getTime())
  if (value instanceof RegExp) return stringBytes(types.regexp, `${value.source}\0${value.flags}`)
  if (Array.isArray(value)) {
    return Buffer.concat([Buffer.from([types.array]), ...value.map(encodeKey), end])
  }
  if (isPlainObject(value)) return objectBytes(value)
  return stringBytes(types.other, EJSON.stringify(value as object, { relaxed: false }))
}

/** 空数组在索引和排序里的键。 */
export function encodeEmptyArray(): Buffer {
  return emptyArrayKey
}

/** 按方向编码：降序就是逐字节取反。 */
export function directed(key: Buffer, direction: 1 | -1): Buffer {
  if (direction === 1) return key
  const inverted = Buffer.allocUnsafe(key.length)
  for (let i = 0; i < key.length; i++) inverted[i] = ~key[i]! & 0xff
  return inverted
}

/** 比一切以 `prefix` 开头的键都大的最小的键；空前缀得到比所有键都大的键。 */
export function after(prefix: Buffer): Buffer {
  let last = prefix.length - 1
  while (last >= 0 && prefix[last] === 0xff) last--
  if (last < 0) return Buffer.from([0xff])
  const bytes = Buffer.from(prefix.subarray(0, last + 1))
  bytes[last] = bytes[last]! + 1
  return bytes
}

/** 按 MongoDB 的次序比较任意两个值。 */
export function compareValues(a: unknown, b: unknown): number {
  return Buffer.compare(encodeKey(a), encodeKey(b))
}

/** 值的类型字节；范围条件只在同一类型之内比较。 */
export function typeOfValue(value: unknown): number {
  return encodeKey(value)[0]!
}
