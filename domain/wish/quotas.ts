import { type Account, accounts } from '@domain/account/account'
import { withinOf } from '@domain/area/area'
import { communityStaff, doorstepRoles, holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { addHours } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { units } from '@domain/unit/unit'
import { offersBy } from './needs'
import type { Whose } from './proxy'
import type { Rules } from './settings'
import { isJoint, type Wish, type WishStatus, wishes } from './wish'

const MONTH_HOURS = 30 * 24
/** 往回看多少个：上限都很小，最近这些足够数清。 */
const RECENT = 40
/** 账号和单位上记几次放回就够判断。 */
const RELEASES_KEPT = 5

/** 单位手上最多数到这么多个，区里改的数目再大也按它。 */
const UNIT_MOST = 100

const unfinished: readonly WishStatus[] = ['pending', 'open', 'claimed', 'delivered', 'rejected']

function recent(
  ctx: Context,
  whose: 'beneficiary' | 'proxyId' | 'helperIds',
  id: string,
  limit = RECENT,
): Promise<Wish[]> {
  return ctx.store.list(wishes, {
    where: { kind: 'wish', [whose]: id },
    orderBy: '-order',
    limit,
  })
}

const stillOpen = (list: readonly Wish[]) => list.filter((w) => unfinished.includes(w.status))
const since = (ctx: Context, hours: number, list: readonly Wish[]) =>
  list.filter((w) => w.order > addHours(ctx.now, -hours))

/** 这个人手上和一个月内的数量，自己许的、别人替他许的一样数。超了抛 LIMIT。 */
async function assertBeneficiary(ctx: Context, { beneficiary, proxyId }: Whose, { quotas }: Rules) {
  const who = proxyId === null ? '您' : '他'
  const mine = await recent(ctx, 'beneficiary', beneficiary)
  if (stillOpen(mine).length >= quotas.openPerResident)
    throw new AppError(
      'LIMIT',
      `${who}还有 ${quotas.openPerResident} 个心愿没办完，先办好一个再许新的。急事请直接找社区。`,
    )
  if (since(ctx, MONTH_HOURS, mine).length >= quotas.newPerMonth)
    throw new AppError(
      'LIMIT',
      `${who}这 30 天里已经许了 ${quotas.newPerMonth} 个心愿，过几天再来。急事请直接找社区。`,
    )
}

/** 代许的人手上的数量：邻居少一些，在自己那一片上门的工作人员按天算。超了抛 LIMIT。 */
async function assertProxy(ctx: Context, proxyId: string, areaId: string, { quotas }: Rules) {
  const onDuty = holds(ctx.actor, [...communityStaff, ...doorstepRoles], withinOf(areaId))
  const limit = onDuty ? quotas.proxiedPerDay : quotas.proxiedOpen
  const posted = await recent(ctx, 'proxyId', proxyId, onDuty ? limit : RECENT)
  if (onDuty && since(ctx, 24, posted).length >= limit)
    throw new AppError('LIMIT', `一天最多代许 ${limit} 个心愿，写好的都在，请明天再发。`)
  if (!onDuty && stillOpen(posted).length >= limit)
    throw new AppError(
      'LIMIT',
      `您代许的还有 ${limit} 个没办完，先办好一个，或者请网格员、楼栋长来代许。`,
    )
}

/** 许愿、代许之前核对数量。超了抛 LIMIT。 */
export async function assertMayPost(ctx: Context, whose: Whose, areaId: string, rules: Rules) {
  await assertBeneficiary(ctx, whose, rules)
  if (whose.proxyId !== null) await assertProxy(ctx, whose.proxyId, areaId, rules)
}

/** 30 天内放回过几次。 */
export function releasesLately(releases: readonly string[], now: string): number {
  const from = addHours(now, -MONTH_HOURS)
  return releases.filter((at) => at > from).length
}

/** 放回得多了，再认领要先申请。抛 LIMIT。 */
function assertNotBarred(who: string, releases: number, { quotas }: Rules) {
  if (releases < quotas.releasesPerMonth) return
  const times = `${who} 30 天内放回过 ${quotas.releasesPerMonth} 次心愿`
  throw new AppError('LIMIT', `${times}，再认领要先向社区申请，请刷新后点“申请认领”。`)
}

/**
 * 认领人手上的数量，和最近放回的次数；社区同意过的不看放回。超了抛 LIMIT。
 * 以单位的名义认领的算单位的，合力圆梦的是大家的，都不占他自己的。通过后记一笔，免得同时认领数漏。
 */
export async function takeClaimPlace(
  ctx: Context,
  account: Account,
  rules: Rules,
  granted = false,
) {
  const { quotas } = rules
  const held = (await recent(ctx, 'helperIds', account._id)).filter(
    (w) => w.status === 'claimed' && w.wish.unit === null && !isJoint(w),
  )
  if (held.length >= quotas.claimsPerHelper) {
    const full = `手上已有 ${quotas.claimsPerHelper} 个心愿`
    throw new AppError(
      'LIMIT',
      granted
        ? `申请的人${full}，等他办好一个再同意。`
        : `您${full}，先办好一个再认领，谢谢您的热心。`,
    )
  }
  if (!granted) assertNotBarred('您', releasesLately(account.releases, ctx.now), rules)
  ctx.store.put(accounts, { ...account, busyAt: ctx.now })
}

/** 合力圆梦里，他手上还没办好的份数。 */
export async function offersGoing(ctx: Context, accountId: string): Promise<number> {
  const held = await recent(ctx, 'helperIds', accountId)
  const going = held.filter((w) => w.status === 'open' || w.status === 'claimed')
  return going.reduce((all, { wish }) => all + offersBy(wish.needs, accountId), 0)
}

/** 还能不能再出一份。超了抛 LIMIT。通过后记一笔，免得同时来数漏。 */
export function takeOfferPlace(ctx: Context, account: Account, going: number, { quotas }: Rules) {
  if (going >= quotas.offersPerHelper)
    throw new AppError(
      'LIMIT',
      `您已经出了 ${quotas.offersPerHelper} 份还没办好，办好一份再出新的，谢谢您的热心。`,
    )
  ctx.store.put(accounts, { ...account, busyAt: ctx.now })
}

/** 单位手上的数量，和最近放回的次数，规矩与个人的相同。 */
export async function takeUnitPlace(ctx: Context, unitId: string, rules: Rules, granted = false) {
  const unit = await ctx.store.get(units, unitId)
  if (!unit) throw new AppError('NOT_FOUND', '没有找到这个单位，请向区里核对任职。')
  const most = Math.min(rules.quotas.claimsPerUnit, UNIT_MOST)
  const held = await ctx.store.list(wishes, {
    where: { kind: 'wish', 'wish.unit.id': unitId, status: 'claimed' },
    limit: most,
  })
  if (held.length >= most)
    throw new AppError('LIMIT', `${unit.name}手上已有 ${most} 个心愿，先办好一个再认领。`)
  if (!granted) assertNotBarred(unit.name, releasesLately(unit.releases, ctx.now), rules)
  ctx.store.put(units, { ...unit, busyAt: ctx.now })
}

/**
 * 记一次放回：单位认领的记在单位上，其余记在办的人身上。只留最近几次。
 * 合力圆梦由社区牵头，不算他一个人的放回。
 */
export async function noteRelease(ctx: Context, before: Wish, at: string) {
  if (isJoint(before)) return
  const { handlerId, wish } = before
  const kept = (before: readonly string[]) => [...before, at].slice(-RELEASES_KEPT)
  if (wish.unit) {
    const unit = await ctx.store.get(units, wish.unit.id)
    if (unit) ctx.store.put(units, { ...unit, releases: kept(unit.releases) })
    return
  }
  const account = handlerId === null ? null : await ctx.store.get(accounts, handlerId)
  if (account) ctx.store.put(accounts, { ...account, releases: kept(account.releases) })
}
