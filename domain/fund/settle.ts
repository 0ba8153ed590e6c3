import { ancestor, areas, withinOf } from '@domain/area/area'
import { dutyBox, tell } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import { clockOn, yearBounds, yearOf } from '@domain/kernel/date'
import { books } from '@domain/points/books'
import { shelves, shopIdOf } from '@domain/shop/shop'
import { type Fund, type FundLevel, fundId, funds, levelOf, WARN_PERCENT } from './fund'
import { basisOf, committedBy } from './worth'

/** 一个社区一年的那一份；还没有的给一份空的，社区不在了为空。 */
export async function fundOf(ctx: Context, communityId: string, year: string) {
  const kept = await ctx.store.get(funds, fundId(communityId, year))
  if (kept) return kept
  const community = await ctx.store.get(areas, communityId)
  if (community?.kind !== 'community') return null
  const fresh: Fund = {
    ...{ _id: fundId(communityId, year), rev: 0, communityId, community: community.name },
    ...{ within: withinOf(communityId), year, budget: null, used: 0, committed: null },
    ...{ basis: null, asOf: ctx.now, told: 'fine', consent: null, trail: [], wakeAt: null },
  }
  return fresh
}

const levels: readonly FundLevel[] = ['fine', 'warn', 'over']

/** 每升一级说一次；预算、数目变了降下来的，再升上去再说。 */
function tellLevel(ctx: Context, fund: Fund, level: FundLevel): void {
  if (levels.indexOf(level) <= levels.indexOf(fund.told)) return
  const { _id, community, communityId, year } = fund
  const text =
    level === 'over'
      ? `${community} ${year} 年的专项资金不够了：用掉的加上积分占着的，超过了预算。`
      : `${community} ${year} 年的专项资金用到 ${WARN_PERCENT}% 了，再开活动要街道同意。`
  const boxes = [
    dutyBox('communityWorker', communityId),
    dutyBox('street', ancestor(communityId, 'street') ?? ''),
    ...(level === 'over' ? [dutyBox('district', 'D')] : []),
  ]
  // 消息的编号取自起因：这一份第几次改、升到哪一级。
  const cause = { ...ctx, requestId: `${level}-${fund.rev}` }
  for (const box of boxes) tell(cause, { about: 'fund', _id, no: '专项资金' }, box, text)
}

/** 积分占着的重新算过，写下；升了级就告诉社区和街道。过完的一年，占着的照年底的样子不再变。 */
export async function settleFund(ctx: Context, fund: Fund): Promise<Fund> {
  const year = yearOf(ctx.now)
  // 明年的到明年再算，过完的一年不再算。
  const wakeAt = fund.year > year ? yearBounds(fund.year).from : null
  let after: Fund = { ...fund, asOf: ctx.now, wakeAt }
  if (fund.year === year) {
    const book = await ctx.store.get(books, fund.communityId)
    const shelf = await ctx.store.get(shelves, shopIdOf(fund.communityId))
    const basis = basisOf(book?.outstanding ?? 0, shelf)
    after = { ...after, basis, committed: committedBy(basis), wakeAt: clockOn(ctx.now, 24) }
  }
  const level = levelOf(after)
  tellLevel(ctx, fund, level)
  const told = { ...after, told: level }
  if (fund.rev > 0) ctx.store.put(funds, told)
  else ctx.store.create(funds, { ...told, rev: 1 })
  return told
}
