import type { Context } from '@domain/kernel/context'
import { UNITS_LIMIT, type Unit, units } from './unit'

/** 全区的单位、站点、党组织，按编号排；一次读。 */
export function allUnits(ctx: Context): Promise<Unit[]> {
  return ctx.store.list(units, {
    where: { _id: { above: '' } },
    orderBy: '_id',
    limit: UNITS_LIMIT,
  })
}
