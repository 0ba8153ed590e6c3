import type { Doc, OperationStats } from '../types'
import type { CollectionTable } from './catalog'
import { matcher } from './match'
import { sorted } from './paths'
import { choosePlan, type Order } from './plan'
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
  const matches = matcher(filter)
  const enough = skip + limit
  const found: Found[] = []
  let examined = 0
  if (enough > 0) {
    for (const stored of readPlan(sqlite, table, plan, plan.ordered ? enough : Infinity)) {
      examined++
      if (overlay.has(stored.key.toString('latin1'))) continue
      const doc = docOf(stored)
      if (!matches(doc)) continue
      found.push({ doc, body: stored.body, key: stored.key, stored })
      if (plan.ordered && found.length >= enough) break
    }
  }
  const extra = [...overlay.values()].filter((item) => item !== null && matches(item.doc))
  const all = [...found, ...(extra as Found[])]
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
