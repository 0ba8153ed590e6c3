import type { Doc } from '../types'
import { addToSet, pop, pull, pullAll, push } from './arrays'
import { requestFailed } from './failures'
import { compareValues } from './keys'
import { assertStorable } from './storable'
import { resolveTarget, type Target } from './target'

type Operator = (target: Target, value: unknown, path: string) => void

function numberFor(operator: string, value: unknown): number {
  if (typeof value === 'number') return value
  throw requestFailed(`Cannot ${operator} with non-numeric argument: ${JSON.stringify(value)}`)
}

function arithmetic(name: string, combine: (current: number, by: number) => number): Operator {
  return (target, value, path) => {
    const by = numberFor(name, value)
    const current = target.get()
    if (current !== undefined && typeof current !== 'number') {
      throw requestFailed(`Cannot apply ${name} to a value of non-numeric type: '${path}'`)
    }
    target.set(combine(current ?? 0, by))
  }
}

function keepBy(sign: 1 | -1): Operator {
  return (target, value) => {
    const current = target.get()
    if (current === undefined || sign * compareValues(value, current) > 0) target.set(value)
  }
}

const bit: Operator = (target, value, path) => {
  const current = target.get() ?? 0
  const [[name, operand] = []] = Object.entries((value ?? {}) as Record<string, unknown>)
  const by = numberFor('$bit', operand)
  if (typeof current !== 'number') throw requestFailed(`Cannot apply $bit to '${path}'`)
  if (name === 'and') target.set(current & by)
  else if (name === 'or') target.set(current | by)
  else if (name === 'xor') target.set(current ^ by)
  else throw requestFailed('$bit supports and, or, xor')
}

/** 会建出缺少的中间层的运算符。 */
const creating: Record<string, Operator> = {
  $set: (target, value) => target.set(value),
  $inc: arithmetic('$inc', (current, by) => current + by),
  $mul: arithmetic('$mul', (current, by) => current * by),
  $min: keepBy(-1),
  $max: keepBy(1),
  $bit: bit,
  $push: push,
  $addToSet: addToSet,
}

/** 字段不在就什么都不做的运算符。 */
const removing: Record<string, Operator> = {
  $unset: (target) => target.remove(),
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
}

function rename(doc: Doc, from: string, to: unknown): void {
  if (typeof to !== 'string' || to === '') throw requestFailed('$rename needs a field name')
  const source = resolveTarget(doc, from, false)
  const value = source?.get()
  if (!source || value === undefined) return
  source.remove()
  resolveTarget(doc, to, true)!.set(value)
}

function assertPath(path: string, taken: string[]): void {
  const segments = path.split('.')
  if (segments.some((part) => part === '' || part.startsWith('$') || part === '__proto__')) {
    throw requestFailed(`The field path '${path}' is not allowed.`)
  }
  if (segments[0] === '_id') {
    throw requestFailed(
      `Performing an update on the path '${path}' would modify the immutable field '_id'`,
    )
  }
  const clash = taken.find(
    (other) => other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`),
  )
  if (clash)
    throw requestFailed(`Updating the path '${path}' would create a conflict at '${clash}'`)
  taken.push(path)
}

/**
 * 按更新运算符改 `doc`（就地修改，调用者给一份自己的）。
 * 运算符、路径或类型不对时抛 DATABASE_REQUEST_FAILED，这时 `doc` 不可再用。
 */
export function applyUpdate(doc: Doc, update: Record<string, unknown>): void {
  const taken: string[] = []
  for (const [name, fields] of Object.entries(update)) {
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
      throw requestFailed(`Modifiers operate on fields but we found ${name}`)
    }
    for (const [path, value] of Object.entries(fields as Record<string, unknown>)) {
      assertPath(path, taken)
      if (name === '$rename') {
        assertPath(String(value), taken)
        rename(doc, path, value)
        continue
      }
      const operator = creating[name] ?? removing[name]
      if (!operator) throw requestFailed(`Unknown modifier: ${name}`)
      const target = resolveTarget(doc, path, name in creating)
      if (target) operator(target, value, path)
    }
  }
  assertStorable(doc)
}
