import { type AppointmentRecord, appointments } from '@domain/account/account'
import type { Role } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'

/** 平台一次最多给 1000 份；一次问这么多处，一处有十段任职也取得全。 */
const PAGE = 1000
const PLACES_AT_ONCE = 100

async function heldAt(
  ctx: Context,
  field: 'areaId' | 'unit.id',
  ids: readonly string[],
  roles: readonly Role[],
): Promise<AppointmentRecord[]> {
  const groups = Array.from({ length: Math.ceil(ids.length / PLACES_AT_ONCE) }, (_, i) =>
    ids.slice(i * PLACES_AT_ONCE, (i + 1) * PLACES_AT_ONCE),
  )
  const role = { oneOf: [...roles] }
  const pages = await Promise.all(
    groups.map((group) =>
      ctx.store.list(appointments, { where: { [field]: { oneOf: group }, role }, limit: PAGE }),
    ),
  )
  return pages.flat()
}

/** 这些地方上担任这些角色的，连同到期的、还没开始的；按区域和角色的索引取。 */
export const heldInAreas = (ctx: Context, ids: readonly string[], roles: readonly Role[]) =>
  heldAt(ctx, 'areaId', ids, roles)

/** 这些单位里担任这些角色的，同上。 */
export const heldInUnits = (ctx: Context, ids: readonly string[], roles: readonly Role[]) =>
  heldAt(ctx, 'unit.id', ids, roles)

/** 全区担任这些角色的，一页一页取齐；地方多的时候，比一处一处去找省得多。各角色在索引里各是有序的一段。 */
export async function heldInDistrict(
  ctx: Context,
  roles: readonly Role[],
): Promise<AppointmentRecord[]> {
  const found: AppointmentRecord[] = []
  for (;;) {
    const above = found.at(-1)?._id ?? ''
    const page = await ctx.store.list(appointments, {
      where: { role: { oneOf: [...roles] }, _id: { above } },
      orderBy: '_id',
      limit: PAGE,
    })
    found.push(...page)
    if (page.length < PAGE) return found
  }
}

/** 按地方（或单位）分开。 */
export function groupBy(
  held: readonly AppointmentRecord[],
  idOf: (one: AppointmentRecord) => string | undefined,
): ReadonlyMap<string, AppointmentRecord[]> {
  const found = new Map<string, AppointmentRecord[]>()
  for (const one of held) {
    const id = idOf(one) ?? ''
    const list = found.get(id)
    if (list) list.push(one)
    else found.set(id, [one])
  }
  return found
}
