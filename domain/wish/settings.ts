import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { type Calendar, calendarIn } from '@domain/kernel/workdays'

/** 每个人的数量上限，默认值见产品文档第 3 节；区里可以改。 */
export const defaultQuotas = {
  /** 许愿人手上还没办完的，最多几个。 */
  openPerResident: 3,
  /** 许愿人 30 天内新许的，最多几个。 */
  newPerMonth: 3,
  /** 邻居代许、还没办完的，最多几个。 */
  proxiedOpen: 3,
  /** 网格员、楼栋长、社区工作者在自己那一片，一天最多代许几个。 */
  proxiedPerDay: 60,
  /** 认领人手上还没送达的，最多几个。 */
  claimsPerHelper: 3,
  /** 合力圆梦里，一个人手上还没办好的最多几份。 */
  offersPerHelper: 3,
  /** 30 天内放回几次以后，再认领要先向社区说明。 */
  /** 一个单位手上还没送达的认领，最多几个；区里最多改到 100。 */
  claimsPerUnit: 10,
  /** 一个人或一个单位 30 天内放回几次以后，再认领要先向社区申请。 */
  releasesPerMonth: 2,
}

export type Quotas = typeof defaultQuotas

/** 区里改过的数目和日子；没有这份文档就全用默认值。日子写作 YYYYMMDD。 */
export interface WishSettings {
  readonly _id: string
  readonly rev: number
  readonly quotas: Partial<Quotas>
  readonly workdays: readonly string[]
  readonly holidays: readonly string[]
}

export const settings = collection<WishSettings>('settings')

export interface Rules {
  readonly quotas: Quotas
  readonly calendar: Calendar
}

/** 现在执行的规定。一次读。 */
export async function rulesOf(ctx: Context): Promise<Rules> {
  const changed = await ctx.store.get(settings, 'wish')
  return {
    quotas: { ...defaultQuotas, ...changed?.quotas },
    calendar: calendarIn(changed),
  }
}
