import { monthBounds } from '@domain/kernel/date'
import { Id } from '@domain/kernel/input'
import type { Condition } from '@domain/kernel/store'
import { wishKindNames } from '@domain/wish/wish'
import * as v from 'valibot'
import { type Filters, wishStatusNames } from './register'

const Month = v.pipe(
  v.string(),
  v.regex(/^20\d{2}(0[1-9]|1[0-2])$/, '没有这个月份，请重新选一个月。'),
)

/** 筛选的四样，都可以不给；不给地方就是他自己管的那一片。 */
export const filterEntries = {
  areaId: v.optional(Id),
  status: v.optional(v.picklist(wishStatusNames)),
  category: v.optional(v.picklist(wishKindNames)),
  month: v.optional(Month),
}

const Chosen = v.object(filterEntries)
export type Chosen = v.InferOutput<typeof Chosen>

/** 补全没给的。 */
export function filtersOf(areaId: string, { status, category, month }: Chosen): Filters {
  return { areaId, status: status ?? null, category: category ?? null, month: month ?? null }
}

/** `order` 以许愿的时刻开头，所以一个月就是它的一段；翻页再从上一页的末尾往前。 */
function orderWithin(month: string | null, before: string | undefined): Condition | null {
  if (month === null) return before === undefined ? null : { below: before }
  const { from, to } = monthBounds(month)
  return { above: from, below: before !== undefined && before < to ? before : to }
}

/** 筛选变成查询条件；每一种搭配都有对得上的索引，见 tickets。 */
export function conditionsOf(filters: Filters, before?: string): Record<string, Condition> {
  const { areaId, status, category, month } = filters
  const order = orderWithin(month, before)
  return {
    kind: 'wish',
    ...(status ? { status } : {}),
    ...(category ? { 'wish.category': category } : {}),
    within: areaId,
    ...(order ? { order } : {}),
  }
}
