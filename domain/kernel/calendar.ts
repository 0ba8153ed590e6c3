import { collection } from './collection'
import type { Context } from './context'
import { type Calendar, calendarIn } from './workdays'

/** 规定文档里，各个功能都要看的那一部分；数量上限在 domain/wish/settings.ts。 */
const settings = collection<{
  readonly _id: string
  readonly rev: number
  readonly workdays: readonly string[]
  readonly holidays: readonly string[]
}>('settings')

/** 现在照哪一本日历上班：区里另有安排的优先。一次读。 */
export async function calendarOf(ctx: Context): Promise<Calendar> {
  return calendarIn(await ctx.store.get(settings, 'wish'))
}
