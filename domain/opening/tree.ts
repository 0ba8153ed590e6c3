import { type Area, areas } from '@domain/area/area'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'

/** 平台一次最多给 1000 份。 */
const PAGE = 1000
/** 全区最多多少处：再多一次调用就读不完了。 */
export const AREAS_LIMIT = 10_000

/** 全区的每一处，按编号排，所以上级总在下级前面。 */
export async function wholeTree(ctx: Context): Promise<Area[]> {
  const found: Area[] = []
  for (;;) {
    const above = found.at(-1)?._id ?? ''
    const page = await ctx.store.list(areas, {
      where: { _id: { above } },
      orderBy: '_id',
      limit: PAGE,
    })
    found.push(...page)
    if (page.length < PAGE) return found
    if (found.length > AREAS_LIMIT)
      throw new AppError('LIMIT', `全区最多 ${AREAS_LIMIT} 处，已经不止了，请和部署的人说。`)
  }
}
