import { type Account, accounts } from '@domain/account/account'
import type { Context } from '@domain/kernel/context'
import { addHours } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { offersBy } from './needs'
import type { Rules } from './settings'
import { isJoint, type Wish, type WishStatus, wishes } from './wish'

const MONTH_HOURS = 30 * 24
/** 往回看多少个：上限都很小，最近这些足够数清。 */
const RECENT = 40
/** 账号上记几次放回就够判断。 */
const RELEASES_KEPT = 5

const unfinished: readonly WishStatus[] = ['pending', 'open', 'claimed', 'delivered', 'rejected']

function recent(ctx: Context, whose: 'beneficiary' | 'helperIds', id: string): Promise<Wish[]> {
  return ctx.store.list(wishes, {
    where: { kind: 'wish', [whose]: id },
    orderBy: '-order',
    limit: RECENT,
  })
}

/** 许愿人手上和一个月内的数量。超了抛 LIMIT。 */
export async function assertMayPost(ctx: Context, account: Account, { quotas }: Rules) {
  const mine = await recent(ctx, 'beneficiary', account._id)
  if (mine.filter((w) => unfinished.includes(w.status)).length >= quotas.openPerResident)
    throw new AppError(
      'LIMIT',
      `您还有 ${quotas.openPerResident} 个心愿没办完，先办好一个再许新的。急事请直接找社区。`,
    )
  const since = addHours(ctx.now, -MONTH_HOURS)
  if (mine.filter((w) => w.order > since).length >= quotas.newPerMonth)
    throw new AppError(
      'LIMIT',
      `30 天内最多许 ${quotas.newPerMonth} 个心愿，过几天再来。急事请直接找社区。`,
    )
}

/** 认领人手上的数量，和最近放回的次数。超了抛 LIMIT。通过后记一笔，免得同时认领数漏。 */
export async function takeClaimPlace(ctx: Context, account: Account, { quotas }: Rules) {
  const held = await recent(ctx, 'helperIds', account._id)
  const alone = held.filter((w) => w.handlerId === account._id && !isJoint(w))
  if (alone.filter((w) => w.status === 'claimed').length >= quotas.claimsPerHelper)
    throw new AppError(
      'LIMIT',
      `您手上已有 ${quotas.claimsPerHelper} 个心愿，先办好一个再认领，谢谢您的热心。`,
    )
  const since = addHours(ctx.now, -MONTH_HOURS)
  if (account.releases.filter((at) => at > since).length >= quotas.releasesPerMonth)
    throw new AppError(
      'LIMIT',
      `您 30 天内放回过 ${quotas.releasesPerMonth} 次心愿，要再认领请先和社区说一声，由社区来安排。`,
    )
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

/** 记一次放回；只留最近几次。合力圆梦由社区牵头，不算他一个人的放回。 */
export async function noteRelease(ctx: Context, before: Wish, at: string) {
  const { handlerId } = before
  if (handlerId === null || isJoint(before)) return
  const account = await ctx.store.get(accounts, handlerId)
  if (!account) return
  const releases = [...account.releases, at].slice(-RELEASES_KEPT)
  ctx.store.put(accounts, { ...account, releases })
}
