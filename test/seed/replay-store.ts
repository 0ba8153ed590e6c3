import type { Collection, Entity } from '@domain/kernel/collection'
import type { Adjustment, Condition, Store } from '@domain/kernel/store'
import { pointRules } from '@domain/points/rules'
import type { Shelf } from './shelf'

type Doc = Entity & Record<string, unknown>

/** 沿着 `items.x.free` 找到最后一层和那一层的名字。 */
function place(doc: Doc, field: string): readonly [Record<string, unknown>, string] {
  const names = field.split('.')
  const last = names.pop() ?? ''
  const holder = names.reduce(
    (at, name) => at[name] as Record<string, unknown>,
    doc as Record<string, unknown>,
  )
  return [holder, last]
}

function change(doc: Doc, { add = {}, set = {}, push = {}, pull = {} }: Adjustment): Doc {
  const next = structuredClone(doc)
  const edit = (field: string, to: (before: unknown) => unknown) => {
    const [holder, name] = place(next, field)
    holder[name] = to(holder[name])
  }
  for (const [field, by] of Object.entries(add)) edit(field, (n) => Number(n) + by)
  for (const [field, value] of Object.entries(set)) edit(field, () => value)
  for (const [field, item] of Object.entries(push))
    edit(field, (list) => [...(list as unknown[]), item])
  for (const [field, like] of Object.entries(pull))
    edit(field, (list) => (list as object[] | undefined)?.filter((one) => !matches(one, like)))
  return next
}

const matches = (one: object, like: object) =>
  Object.entries(like).every(([name, value]) => Reflect.get(one, name) === value)

/** 造演示数据只用到这几种条件。 */
function fits(doc: Doc, field: string, condition: Condition): boolean {
  if (field.startsWith('marks.') || field.startsWith('shares.')) return true
  const [holder, name] = place(doc, field)
  const value = holder[name]
  if (condition === null || typeof condition !== 'object') return value === condition
  if ('oneOf' in condition) return condition.oneOf.some((one) => one === (value ?? null))
  return 'atLeast' in condition && Number(value) >= condition.atLeast
}

/** 一边造一边存的数据：规则照常读写，最后一起装进演示区。 */
export interface ReplayStore extends Store {
  /** 这个集合里造好的全部。 */
  all<T extends Entity>(from: Collection<T>): readonly T[]
}

/** 照云函数的样子读写、却不经过网络的数据，只用来造演示的往事：半年的积分一笔笔照规则记下。 */
export function createReplayStore({ documents }: Shelf): ReplayStore {
  const made = new Map<string, Map<string, Doc>>()
  const of = (name: string) => {
    const known = made.get(name)
    if (known) return known
    const fresh = new Map<string, Doc>()
    made.set(name, fresh)
    return fresh
  }
  const given = new Map(
    ['accounts'].map((name) => [
      name,
      new Map((documents.get(name) ?? []).map((doc) => [doc._id, doc as Doc])),
    ]),
  )
  const find = (name: string, id: string) => of(name).get(id) ?? given.get(name)?.get(id) ?? null
  const keep = (into: Collection<never>, document: Entity) =>
    void of(into.name).set(document._id, document as Doc)
  return {
    all: <T extends Entity>(from: Collection<T>) => [...of(from.name).values()] as unknown as T[],
    get: async <T extends Entity>(from: Collection<T>, id: string) =>
      find(from.name, id) as unknown as T | null,
    pin: async <T extends Entity>(from: Collection<T>, id: string) =>
      find(from.name, id) as unknown as T | null,
    list: async (from) => {
      if (from.name === pointRules.name) return []
      throw new Error(`造演示数据时不查 ${from.name}。`)
    },
    create: (into, document) => keep(into as never, document),
    put: (into, document) => keep(into as never, document),
    amend: (into, document) => keep(into as never, document),
    remove: (from, { _id }) => void of(from.name).delete(_id),
    adjust: (into, id, changed) =>
      keep(into as never, change(of(into.name).get(id) as Doc, changed)),
    seize: async (into, { _id, ...where }, changed) => {
      const doc = of(into.name).get(String(_id))
      if (!doc || !Object.entries(where).every(([field, c]) => fits(doc, field, c))) return false
      keep(into as never, change(doc, changed))
      return true
    },
  }
}
