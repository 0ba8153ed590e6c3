import { collection } from '@domain/kernel/collection'

/**
 * 手机上的八位积分码：打开那一页才有，几分钟就不管用，所以要记下是谁的。
 * 编号就是账号的编号；码只存带密钥的摘要。
 */
export interface PointCode {
  readonly _id: string
  readonly rev: number
  readonly code: string
  readonly until: string
}

export const pointCodes = collection<PointCode>('pointCodes', ['code'])
