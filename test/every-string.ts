import { collections } from '@domain/collections'
import type { Cloud, Doc } from '../localcloud/types'

/** 库里的一段字，和它在哪：集合、文档、字段。 */
export interface Found {
  readonly where: string
  readonly collection: string
  readonly document: Doc
  readonly path: string
  readonly text: string
}

/** 一份文档里的每一段字；数组里的不写第几个。 */
export function stringsIn(value: unknown, path = ''): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (Array.isArray(value)) return value.flatMap((item) => stringsIn(item, path))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, field]) =>
    stringsIn(field, path ? `${path}.${name}` : name),
  )
}

/** 库里的每一段字，一个集合也不漏。 */
export function everyString(cloud: Cloud): Found[] {
  return collections.flatMap(({ name: collection }) =>
    cloud.database.find(collection, { limit: 1_000_000 }).flatMap((document) =>
      stringsIn(document).map(({ path, text }) => ({
        ...{ where: `${collection} ${String(document._id)} ${path}` },
        ...{ collection, document, path, text },
      })),
    ),
  )
}
