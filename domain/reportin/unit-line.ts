import type { Context } from '@domain/kernel/context'
import type { Unit } from '@domain/unit/unit'

/** 单位在哪几个社区报了到，名字。站点就在社区里，不用另报。 */
export async function unitLineOf(_: Context, unit: Unit): Promise<string[]> {
  return unit.kind === 'depot' && unit.areaName ? [unit.areaName] : []
}

/** 一片地方里，每个社区有几个单位报到。 */
export async function unitsReportedIn(
  _: Context,
  __: string,
): Promise<ReadonlyMap<string, number>> {
  return new Map()
}
