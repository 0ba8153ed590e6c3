import type { Adjustment, Condition } from '@domain/kernel/store'
import { db } from './cloud'

const _ = db.command

/** 查询条件 → SDK 的写法。 */
export function toWhere(where: Readonly<Record<string, Condition>>) {
  return Object.fromEntries(
    Object.entries(where).map(([field, condition]) => [field, toCommand(condition)]),
  )
}

function toCommand(condition: Condition): unknown {
  if (condition === null || typeof condition !== 'object') return condition
  if ('above' in condition && 'below' in condition)
    return _.and([_.gt(condition.above), _.lt(condition.below)])
  if ('below' in condition) return _.lt(condition.below)
  if ('atMost' in condition) return _.lte(condition.atMost)
  if ('atLeast' in condition) return _.gte(condition.atLeast)
  if ('above' in condition) return _.gt(condition.above)
  if ('not' in condition) return _.neq(condition.not)
  return _.in([...condition.oneOf])
}

const each = <V>(fields: Readonly<Record<string, V>> | undefined, command: (value: V) => unknown) =>
  Object.entries(fields ?? {}).map(([field, value]) => [field, command(value)] as const)

/** 加减、换掉、添去 → SDK 的写法。 */
export function toUpdate({ add, set, push, pull }: Adjustment): object {
  return Object.fromEntries([
    ...each(add, _.inc),
    ...each(set, _.set),
    ...each(push, (item) => _.push([item])),
    ...each(pull, _.pull),
  ])
}
