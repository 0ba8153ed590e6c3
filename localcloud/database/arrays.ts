import { requestFailed } from './failures'
import { compareValues, encodeKey } from './keys'
import { matcher } from './match'
import { isPlainObject } from './plain'
import type { Target } from './target'

type Operators = Record<string, unknown>

function listAt(target: Target, path: string): unknown[] | undefined {
  const value = target.get()
  if (value === undefined || Array.isArray(value)) return value
  throw requestFailed(`The field '${path}' must be an array.`)
}

function eachOf(operator: string, value: Operators): unknown[] {
  if (!Array.isArray(value.$each)) {
    throw requestFailed(`The argument to $each in ${operator} must be an array.`)
  }
  return value.$each
}

function integer(operators: Operators, name: string): number | undefined {
  const value = operators[name]
  if (value === undefined || Number.isInteger(value)) return value as number | undefined
  throw requestFailed(`The value for ${name} must be an integer.`)
}

function fieldOf(item: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (isPlainObject(value) ? value[key] : undefined), item)
}

function sortList(list: unknown[], sort: unknown): void {
  if (sort === 1 || sort === -1) {
    list.sort((a, b) => sort * compareValues(a, b))
    return
  }
  if (!isPlainObject(sort)) throw requestFailed('The $sort is invalid.')
  const order = Object.entries(sort)
  list.sort((a, b) => {
    for (const [path, direction] of order) {
      const difference = compareValues(fieldOf(a, path), fieldOf(b, path))
      if (difference !== 0) return Number(direction) * difference
    }
    return 0
  })
}

/** $push：追加，可带 $each、$position、$sort、$slice。 */
export function push(target: Target, value: unknown, path: string): void {
  const modifiers = isPlainObject(value) && '$each' in value ? value : null
  const items = modifiers ? eachOf('$push', modifiers) : [value]
  const list = [...(listAt(target, path) ?? [])]
  list.splice((modifiers && integer(modifiers, '$position')) ?? list.length, 0, ...items)
  if (modifiers && '$sort' in modifiers) sortList(list, modifiers.$sort)
  const slice = modifiers ? integer(modifiers, '$slice') : undefined
  if (slice === undefined) target.set(list)
  else target.set(slice < 0 ? list.slice(slice) : list.slice(0, slice))
}

/** $addToSet：只加还没有的。 */
export function addToSet(target: Target, value: unknown, path: string): void {
  const items = isPlainObject(value) && '$each' in value ? eachOf('$addToSet', value) : [value]
  const list = [...(listAt(target, path) ?? [])]
  const have = new Set(list.map((item) => encodeKey(item).toString('latin1')))
  for (const item of items) {
    const key = encodeKey(item).toString('latin1')
    if (!have.has(key)) list.push(item)
    have.add(key)
  }
  target.set(list)
}

/** $pop：1 去掉最后一个，-1 去掉第一个。 */
export function pop(target: Target, value: unknown, path: string): void {
  if (value !== 1 && value !== -1) throw requestFailed('$pop expects 1 or -1.')
  const list = listAt(target, path)
  if (list) target.set(value === 1 ? list.slice(0, -1) : list.slice(1))
}

function removeWhere(target: Target, path: string, unwanted: (item: unknown) => boolean): void {
  const list = listAt(target, path)
  if (list) target.set(list.filter((item) => !unwanted(item)))
}

/** $pull：去掉等于这个值、或符合这个条件的元素。 */
export function pull(target: Target, condition: unknown, path: string): void {
  if (!isPlainObject(condition) && !(condition instanceof RegExp)) {
    pullAll(target, [condition], path)
    return
  }
  if (isPlainObject(condition) && !Object.keys(condition).some((key) => key.startsWith('$'))) {
    const matches = matcher(condition)
    removeWhere(target, path, (item) => isPlainObject(item) && matches(item))
    return
  }
  const matches = matcher({ item: condition })
  removeWhere(target, path, (item) => matches({ item }))
}

/** $pullAll：去掉所有等于其中之一的元素。 */
export function pullAll(target: Target, values: unknown, path: string): void {
  if (!Array.isArray(values)) throw requestFailed('$pullAll requires an array argument.')
  const unwanted = new Set(values.map((value) => encodeKey(value).toString('latin1')))
  removeWhere(target, path, (item) => unwanted.has(encodeKey(item).toString('latin1')))
}
