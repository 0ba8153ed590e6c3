import type { Doc } from '../types'
import { requestFailed } from './failures'
import { isPlainObject } from './plain'

/** 文档里（任何一层）不许有 `$` 开头的字段名；有就抛 DATABASE_REQUEST_FAILED。 */
export function assertStorable(value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) assertStorable(item)
    return
  }
  if (!isPlainObject(value)) return
  for (const [key, item] of Object.entries(value)) {
    if (key.startsWith('$')) {
      throw requestFailed(`The dollar ($) prefixed field '${key}' is not valid for storage.`)
    }
    assertStorable(item)
  }
}

/** `_id` 可以是字符串、数字、布尔或日期；其余不能当主键。 */
export function assertId(id: unknown): void {
  const fine = ['string', 'number', 'boolean'].includes(typeof id) || id instanceof Date
  if (!fine) throw requestFailed("The '_id' value must be a string or a number.")
}

/** 把 `_id` 放在最前面，与平台返回的次序相同。 */
export function withId(id: unknown, fields: Record<string, unknown>): Doc {
  const { _id: _, ...rest } = fields
  return { _id: id as string, ...rest }
}
