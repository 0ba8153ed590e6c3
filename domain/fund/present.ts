import { withinOf } from '@domain/area/area'
import { holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import {
  consented,
  type Fund,
  type FundBasis,
  type FundConsent,
  type FundLevel,
  levelOf,
  spokenFor,
} from './fund'

/** 一个社区一年的专项资金，给人看的样子；钱的单位是分，没有的为空，不是 0。 */
export interface FundRow {
  readonly communityId: string
  readonly name: string
  readonly year: string
  readonly budget: number | null
  readonly used: number | null
  readonly committed: number | null
  readonly available: number | null
  /** 用掉的加上占着的是预算的百分之几，不满 1% 的不算；没有预算为空。 */
  readonly percent: number | null
  readonly level: FundLevel
  readonly basis: FundBasis | null
  readonly asOf: string | null
  /** 在用的同意。 */
  readonly consent: FundConsent | null
  readonly mayBudget: boolean
  readonly mayConsent: boolean
}

const powersOver = ({ actor }: Context, communityId: string) => ({
  mayBudget: holds(actor, ['street', 'district'], withinOf(communityId)),
  mayConsent: holds(actor, ['street'], withinOf(communityId)),
})

/** 还没有那一份的社区：什么数也没有。 */
export const emptyRow = (
  ctx: Context,
  { communityId, name, year }: Pick<FundRow, 'communityId' | 'name' | 'year'>,
): FundRow => ({
  ...{ communityId, name, year, budget: null, used: null, committed: null, available: null },
  ...{ percent: null, level: 'fine', basis: null, asOf: null, consent: null },
  ...powersOver(ctx, communityId),
})

export function presentFund(fund: Fund, ctx: Context): FundRow {
  const { communityId, community: name, year, budget, used, committed, basis, asOf } = fund
  return {
    ...{ communityId, name, year, budget, used, committed, basis, asOf },
    available: budget === null ? null : budget - spokenFor(fund),
    percent: budget === null ? null : Math.floor((spokenFor(fund) * 100) / budget),
    ...{ level: levelOf(fund), consent: consented(fund, ctx.now) ? fund.consent : null },
    ...powersOver(ctx, communityId),
  }
}
