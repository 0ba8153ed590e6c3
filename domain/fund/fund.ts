import { collection } from '@domain/kernel/collection'

/** 用到百分之几就提醒，也从这时起再开活动要街道同意。 */
export const WARN_PERCENT = 80

/** 街道同意在提醒线以上接着开活动：到哪一刻为止（不含），为什么。 */
export interface FundConsent {
  readonly until: string
  readonly reason: string
  readonly at: string
}

/** 专项资金上做过的一件事：定预算、街道同意、收回同意。 */
export interface FundEvent {
  readonly step: 'setBudget' | 'consent' | 'withdrawConsent'
  readonly at: string
  readonly by: string
  /** 预算改成几分；别的为空。 */
  readonly cents: number | null
  readonly until: string | null
  readonly reason: string
  readonly requestId: string
  readonly digest: string
}

/** 一个社区一年的为民服务专项资金。编号是 `社区~年`。钱的单位都是分（人民币）。 */
export interface Fund {
  readonly _id: string
  readonly rev: number
  readonly communityId: string
  readonly community: string
  readonly within: readonly string[]
  readonly year: string
  /** 区里或街道定的；没有定为空，不是 0。 */
  readonly budget: number | null
  /** 这一年下的单里，专项资金买的货一共值多少；取消、过期的不算。 */
  readonly used: number
  /** 还在人手里的积分，换成专项资金的货要多少；还没有算过为空。 */
  readonly committed: number | null
  /** 算 `committed` 用的：还在人手里几分，专项资金的货一共几分钱、几分积分。 */
  readonly basis: FundBasis | null
  /** `committed` 是什么时候算的。 */
  readonly asOf: string
  /** 提醒到哪一级了；降下来再升上去，再提醒。 */
  readonly told: FundLevel
  readonly consent: FundConsent | null
  readonly trail: readonly FundEvent[]
  /** 系统下一次要来算的时刻；过完的一年不再算，为空。 */
  readonly wakeAt: string | null
}

export interface FundBasis {
  readonly outstanding: number
  readonly cents: number
  readonly points: number
}

/** 用到哪一级：没到提醒线、到了、超过了预算。 */
export type FundLevel = 'fine' | 'warn' | 'over'

export const funds = collection<Fund>('funds', ['within', 'year'], ['wakeAt'], ['trail.by'])

export const fundId = (communityId: string, year: string) => `${communityId}~${year}`

/** 用掉的加上积分占着的。 */
export const spokenFor = ({ used, committed }: Pick<Fund, 'used' | 'committed'>) =>
  used + (committed ?? 0)

/** 用到哪一级；没有预算的不分级。 */
export function levelOf(fund: Pick<Fund, 'budget' | 'used' | 'committed'>): FundLevel {
  if (fund.budget === null) return 'fine'
  const spoken = spokenFor(fund)
  if (spoken > fund.budget) return 'over'
  return spoken * 100 >= fund.budget * WARN_PERCENT ? 'warn' : 'fine'
}

/** 此刻有没有街道的同意：含开始的一刻，不含到期的一刻。 */
export const consented = ({ consent }: Pick<Fund, 'consent'>, now: string) =>
  consent !== null && now < consent.until
