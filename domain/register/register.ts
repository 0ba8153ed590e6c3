import { collection } from '@domain/kernel/collection'
import { type WishKind, type WishStatus, wishStatuses } from '@domain/wish/wish'

/** 台账一页的条数：在电脑上看，比手机上多几条。 */
export const REGISTER_PAGE = 20
/** 一次最多导出几个心愿；再多就不是拿来看的表，请他缩小范围。 */
export const EXPORT_LIMIT = 2000
/** 可以选的月份：这个月和之前一年。 */
export const MONTHS = 13

export const wishStatusNames = Object.keys(wishStatuses) as [WishStatus, ...WishStatus[]]

/** 筛了什么：在哪片地方，什么状态、种类、哪个月许的（YYYYMM，东八区）；没筛为空。 */
export interface Filters {
  readonly areaId: string
  readonly status: WishStatus | null
  readonly category: WishKind | null
  readonly month: string | null
}

/** 单位的年度情况表导出的是哪个单位、哪一年。 */
interface YearFilters {
  readonly unitId: string
  readonly year: string
}

/** 自己的积分流水，全部（为空）或者一年。 */
interface LedgerFilters {
  readonly ledger: 'mine'
  readonly year: string | null
}

/** 超市账导出的是哪家超市、哪个月、只导哪一样。 */
interface BookFilters {
  readonly shopId: string
  readonly month: string
  readonly goodId: string | null
}

/** 专项资金表导出的是哪片地方、哪一年。 */
interface FundFilters {
  readonly areaId: string
  readonly year: string
}

/** 一次导出：谁、什么时候、筛了什么、几行。编号取自（谁，请求编号），重发还是这一次。 */
export interface ExportLog {
  readonly _id: string
  readonly by: string
  readonly at: string
  readonly filters: Filters | YearFilters | LedgerFilters | BookFilters | FundFilters
  readonly rows: number
  readonly fileId: string
  readonly fileName: string
  /** 认出“同一编号换了内容”。 */
  readonly digest: string
}

export const exportLogs = collection<ExportLog>('exports', ['by'])
