import type { Collection, Entity } from '@domain/kernel/collection'
import type { Doc } from '../../localcloud/types'

/** 按集合收好的文档，最后一次装进数据库。 */
export interface Shelf {
  add<T extends Entity>(into: Collection<T>, ...documents: readonly T[]): void
  readonly documents: ReadonlyMap<string, readonly Doc[]>
}

export function createShelf(): Shelf {
  const documents = new Map<string, Doc[]>()
  return {
    documents,
    add(into, ...added) {
      const kept = documents.get(into.name) ?? []
      for (const document of added) kept.push(document as unknown as Doc)
      documents.set(into.name, kept)
    },
  }
}
