import type { Doc, OperationStats } from '../types'
import type { Order } from './bounds'
import type { CollectionTable } from './catalog'
import { matcher } from './match'
import { sorted } from './paths'
import { choosePlan, type Plan } from './plan'
import { readPlan } from './scan'
import type { Sqlite } from './sqlite'
import { docOf, type Stored } from './store'

/** 一次查询；`limit` 缺省是不限。 */
export interface Request {
  readonly filter: Record<string, unknown>
  readonly order: Order
  readonly skip: number
  readonly limit: number
}

/** 查到的一条；`stored` 为空表示它只在某个事务里，还没有写到盘上。 */
export interface Found {
  readonly doc: Doc
  readonly body: string
  readonly key: Buffer
  readonly stored: Stored | null
}

/** 事务里看到的、与盘上不同的文档：键是 _id 编码的 latin1，值为空表示看不到。 */
export type Overlay = ReadonlyMap<string, Found | null>

const noOverlay: Overlay = new Map()

/** 盘上的一条；正文到用的时候才解开，很多查询只要把原文交出去。 */
export function foundOf(stored: Stored): Found {
  let doc: Doc | undefined
  return {
    body: stored.body,
    key: stored.key,
    stored,
    get doc() {
      doc ??= docOf(stored)
      return doc
    },
  }
}

/** 事务里拼起来的结果按新增先后排，之后再按要求排序时，相等的就和平时同一个次序。 */
function inNaturalOrder(items: Found[], plan: Plan): Found[] {
  const sign = plan.reverse ? -1 : 1
  const row = (item: Found) => item.stored?.row ?? Number.MAX_SAFE_INTEGER
  return items.sort((a, b) => sign * (row(a) - row(b)))
}

/**
 * 查一个集合。结果不必先排序时边取边停：要 20 条就只取到第 20 条为止，`examined` 是真正取出的条数。
 */
export function find(
  sqlite: Sqlite,
  table: CollectionTable,
  request: Request,
  overlay: Overlay = noOverlay,
): { found: Found[]; stats: OperationStats } {
  const { filter, order, skip, limit } = request
  const plan = choosePlan(table, filter, order)
  // 写错的查询即使一条也取不到也要报错，所以只有简单到不会写错的才省去编译。
  const accepts = plan.exact && overlay.size === 0 ? null : matcher(filter)
  const enough = skip + limit
  const found: Found[] = []
  let examined = 0
  if (enough > 0) {
    for (const stored of readPlan(sqlite, table, plan, plan.ordered ? enough : Infinity)) {
      examined++
      if (overlay.has(stored.key.toString('latin1'))) continue
      const item = foundOf(stored)
      if (accepts && !plan.exact && !accepts(item.doc)) continue
      found.push(item)
      if (plan.ordered && found.length >= enough) break
    }
  }
  const extra = [...overlay.values()].filter((item) => item !== null && accepts?.(item.doc))
  const all = extra.length > 0 ? inNaturalOrder([...found, ...(extra as Found[])], plan) : found
  const arranged =
    order.length > 0 && (!plan.ordered || extra.length > 0)
      ? sorted(all, (item) => item.doc, order)
      : all
  const page = arranged.slice(skip, enough)
  return {
    found: page,
    stats: { collection: table.name, index: plan.index, examined, returned: page.length },
  }
}
