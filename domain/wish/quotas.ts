import { type Account, accounts } from '@domain/account/account'
import { withinOf } from '@domain/area/area'
import { communityStaff, doorstepRoles, holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { addHours } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import type { Whose } from './proxy'
import type { Rules } from './settings'
import { type Wish, type WishStatus, wishes } from './wish'

const MONTH_HOURS = 30 * 24
/** 往回看多少个：上限都很小，最近这些足够数清。 */
const RECENT = 40
/** 账号上记几次放回就够判断。 */
const RELEASES_KEPT = 5

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

/** 认领人手上的数量，和最近放回的次数。超了抛 LIMIT。通过后记一笔，免得同时认领数漏。 */
export async function takeClaimPlace(ctx: Context, account: Account, { quotas }: Rules) {
  const held = await recent(ctx, 'helperIds', account._id)
  if (held.filter((w) => w.status === 'claimed').length >= quotas.claimsPerHelper)
    throw new AppError(
      'LIMIT',
      `您手上已有 ${quotas.claimsPerHelper} 个心愿，先办好一个再认领，谢谢您的热心。`,
    )
  const from = addHours(ctx.now, -MONTH_HOURS)
  if (account.releases.filter((at) => at > from).length >= quotas.releasesPerMonth)
    throw new AppError(
      'LIMIT',
      `您 30 天内放回过 ${quotas.releasesPerMonth} 次心愿，要再认领请先和社区说一声，由社区来安排。`,
    )
  ctx.store.put(accounts, { ...account, busyAt: ctx.now })
}

/** 记一次放回；只留最近几次。 */
export async function noteRelease(ctx: Context, handlerId: string, at: string) {
  const account = await ctx.store.get(accounts, handlerId)
  if (!account) return
  const releases = [...account.releases, at].slice(-RELEASES_KEPT)
  ctx.store.put(accounts, { ...account, releases })
}
