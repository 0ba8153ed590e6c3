import { collection } from '@domain/kernel/collection'

/** 说的一段话：写了什么，什么时候。 */
interface Said {
  readonly text: string
  readonly at: string
}

/** 一个人一年的反馈表里，人写的那几样；服务了多少从记录里算，不在这里。 */
export interface YearSheet {
  readonly _id: string
  readonly rev: number
  readonly accountId: string
  readonly year: string
  /** 哪一份报到的；社区、单位从它来。 */
  readonly reportId: string
  /** 社区写的评语；还没写为空。 */
  readonly comment: (Said & { readonly by: string }) | null
  /** 本人补充的话；没有为空。 */
  readonly append: Said | null
  /** 本人看过、同意交给单位的时刻；之前单位看不到评语。 */
  readonly seenAt: string | null
}

export const yearSheets = collection<YearSheet>('yearSheets', ['accountId', 'year'], ['comment.by'])

/** 能看哪几年：今年和之前两年。 */
export const YEARS = 3
/** 评语、补充最多几个字。 */
export const WORDS_LIMIT = 200
/** 一张表上最多列几次服务、几个心愿；再多只写总数。 */
export const LINES_LIMIT = 30
/** 一个单位的情况表最多列几个人。 */
export const PEOPLE_LIMIT = 500
