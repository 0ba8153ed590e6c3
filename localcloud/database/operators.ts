import * as queries from 'mingo/operators/query'
import { Query } from 'mingo/query'
import type { AnyObject, Options } from 'mingo/types'
import { resolve } from 'mingo/util'
import { encodeKey } from './keys'
import { fieldKeys } from './paths'

type Test = (doc: AnyObject) => boolean
// 值的形状由各个运算符自己检查，所以这里放宽。
// biome-ignore lint/suspicious/noExplicitAny: 引擎的运算符签名就是任意值。
type Operator = (selector: string, value: any, options: Options) => Test

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' ? value !== undefined : value instanceof Date
}

function text(value: unknown): string {
  return encodeKey(value).toString('latin1')
}

/** 与索引用同一套键来判断相等，走不走索引结果都一样；null、正则、数组、对象仍用引擎自己的判断。 */
function equalsAny(selector: string, values: unknown[], options: Options): Test {
  const wanted = new Set(values.filter(isScalar).map(text))
  const others = values
    .filter((value) => !isScalar(value))
    .map((value) =>
      value instanceof RegExp
        ? queries.$regex(selector, value, options)
        : queries.$eq(selector, value as never, options),
    )
  return (doc) =>
    (wanted.size > 0 &&
      fieldKeys(doc, selector).keys.some((key) => wanted.has(key.toString('latin1')))) ||
    others.some((test) => test(doc))
}

function oneOf(selector: string, values: unknown, options: Options): Test {
  if (!Array.isArray(values)) throw new Error('$in needs an array')
  return equalsAny(selector, values, options)
}

/** 大小比较只在同一类型之内，按 UTF-8 字节序，数组里有一个元素符合即可。 */
function range(accepts: (difference: number) => boolean): Operator {
  return (selector, value) => {
    const bound = encodeKey(value)
    return (doc) =>
      fieldKeys(doc, selector).keys.some(
        (key) => key[0] === bound[0] && accepts(Buffer.compare(key, bound)),
      )
  }
}

/** 条件写的是字段时，只有子文档才可能符合；引擎原来会让标量也符合。 */
function elemMatch(selector: string, criteria: AnyObject, options: Options): Test {
  const names = Object.keys(criteria)
  const logical = ['$and', '$or', '$nor']
  const onValue = names.length > 0 && names.every((n) => n.startsWith('$') && !logical.includes(n))
  const query = new Query(onValue ? { item: criteria } : criteria, options)
  return (doc) => {
    const list = resolve(doc, selector, { unwrapArray: true })
    if (!Array.isArray(list)) return false
    return list.some((item) =>
      onValue
        ? query.test({ item })
        : typeof item === 'object' && item !== null && query.test(item as AnyObject),
    )
  }
}

/** mingo 里与 MongoDB 不一致、在这里改正的查询运算符。 */
export const mendedOperators: Record<`$${string}`, Operator> = {
  $eq: (selector: string, value: unknown, options: Options) =>
    equalsAny(selector, [value], options),
  $ne: (selector: string, value: unknown, options: Options) => {
    const equal = equalsAny(selector, [value], options)
    return (doc: AnyObject) => !equal(doc)
  },
  $in: oneOf,
  $nin: (selector: string, values: unknown, options: Options) => {
    const found = oneOf(selector, values, options)
    return (doc: AnyObject) => !found(doc)
  },
  $gt: range((difference) => difference > 0),
  $gte: range((difference) => difference >= 0),
  $lt: range((difference) => difference < 0),
  $lte: range((difference) => difference <= 0),
  $elemMatch: elemMatch,
}
