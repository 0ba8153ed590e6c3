import { BSONRegExp, EJSON, ObjectId } from 'bson'
import { requestFailed } from './failures'
import { isPlainObject } from './plain'

type Json = Record<string, unknown>

/** 只有“恰好一个键”的对象才可能是 EJSON 的标量写法；`{$regex, $options}` 之类是查询运算符，原样放行。 */
const scalars = new Set([
  '$numberInt',
  '$numberLong',
  '$numberDouble',
  '$numberDecimal',
  '$date',
  '$oid',
  '$regularExpression',
  '$binary',
  '$uuid',
  '$symbol',
  '$timestamp',
  '$minKey',
  '$maxKey',
  '$tcb_server_date',
])

function serverDate(value: unknown, now: number): Date {
  const offset = (value as Json | null)?.offset
  return new Date(now + (typeof offset === 'number' ? offset : 0))
}

function decodeScalar(key: string, wrapper: Json, now: number): unknown {
  const value = wrapper[key]
  if (key.startsWith('$number') && key !== '$numberDecimal') return Number(value)
  if (key === '$tcb_server_date') return serverDate(decodeValue(value, now), now)
  if (key === '$date' && isPlainObject(value)) return new Date(Number(value.$numberLong))
  const decoded: unknown = EJSON.deserialize(wrapper, { relaxed: true })
  // 平台把 ObjectId 当作普通的十六进制字符串交还给函数，存的时候就换掉，查询时两边才对得上。
  if (decoded instanceof ObjectId) return decoded.toHexString()
  if (decoded instanceof BSONRegExp) return new RegExp(decoded.pattern, decoded.options)
  return decoded
}

function decodeValue(value: unknown, now: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = decodeValue(value[i], now)
    return value
  }
  const object = value as Json
  const keys = Object.keys(object)
  const first = keys[0]
  if (keys.length === 1 && first?.startsWith('$') && scalars.has(first)) {
    return decodeScalar(first, object, now)
  }
  for (const key of keys) {
    if (key === '__proto__') throw requestFailed("field name '__proto__' is not allowed")
    object[key] = decodeValue(object[key], now)
  }
  return object
}

/**
 * 把网络上的 EJSON 文本解成普通的 JS 值：数字、Date、RegExp、字符串；`now` 用来兑现 db.serverDate。
 * 文本不合法时抛 DATABASE_REQUEST_FAILED。
 */
export function decode(text: string, now: number): unknown {
  try {
    return decodeValue(JSON.parse(text), now)
  } catch (error) {
    throw requestFailed((error as Error).message)
  }
}

/** 解一段必须是对象的 EJSON；没有给（undefined、空串）时是空对象。 */
export function decodeObject(text: unknown, now: number): Json {
  if (text === undefined || text === null || text === '') return {}
  const value = decode(typeof text === 'string' ? text : JSON.stringify(text), now)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw requestFailed('an object is expected')
  }
  return value as Json
}

/** 写成规范 EJSON（带类型）：存盘和应答都用它，同一个值总得到同一段文本。 */
export function encode(value: object): string {
  return EJSON.stringify(value, { relaxed: false })
}

/** 去掉值为 undefined 的字段；EJSON 会把它们写成 null，平台则当作没有这个字段。 */
export function withoutUndefined<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutUndefined) as T
  if (!isPlainObject(value)) return value
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutUndefined(item)])) as T
}
