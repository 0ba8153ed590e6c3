import type { Context } from '@domain/kernel/context'
import { monthOf } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { roomFor, takeRoom } from './caps'
import { isDuty } from './duty'
import { type EntryCause, entries } from './entry'
import { ownerOf } from './holder'
import { expiryOf } from './lots'
import { post, saveWallet } from './post'
import { type ActionName, ruleOf, rulesAt } from './rules'
import { earnedAfter, wallets } from './wallet'

/** 该得分的一件事：谁（账号，没有手机的是卡）、照哪一项、哪个社区发、什么时候做的；按小时算的带上分钟。 */
export interface Earning {
  readonly accountId: string
  readonly action: ActionName
  readonly communityId: string
  /** 事情发生的时刻：照那时的规则，算在那一天、那个月的上限里。 */
  readonly at: string
  readonly minutes?: number
  readonly cause: EntryCause
}

/** 不看上限该得几分：按小时的，每满半小时算一半。 */
export function pointsFor(
  rule: { readonly points: number; readonly per: 'time' | 'hour' },
  minutes = 0,
): number {
  return rule.per === 'hour'
    ? Math.floor((Math.floor(minutes / 30) * rule.points) / 2)
    : rule.points
}

/** 一件事的流水编号：同一件事给同一个人只得一次。 */
export const earnId = (ctx: Context, { kind, id }: EntryCause, accountId: string) =>
  ctx.vault.digest('entry', 'earn', kind, id, accountId)

/** 得过没有：得过而且一样返回真；同一件事换了项目、换了数目抛 CONFLICT。 */
async function alreadyEarned(ctx: Context, id: string, action: ActionName, asked: number) {
  const before = await ctx.store.get(entries, id)
  if (!before) return false
  if (before.rule?.action === action && before.rule.asked === asked) return true
  throw new AppError('CONFLICT', '这件事已经得过积分，项目或数目和这次的不一样，没有再记。')
}

/**
 * 该得的分记到他的账户上，返回得了几分。本职不得；已经注销的不得；
 * 到了上限只得到上限。和那件事写在同一个工作单元里，做几遍都只得一次。
 */
export async function award(ctx: Context, earning: Earning): Promise<number> {
  const { action, communityId, at, minutes, cause } = earning
  const owner = await ownerOf(ctx, earning.accountId)
  if (owner?.moving) throw new AppError('CONFLICT', '他的账号正在合并或注销，请过一会儿再来。')
  if (!owner || isDuty(owner.held, communityId)) return 0
  const accountId = owner.id
  const version = await rulesAt(ctx, at)
  const { name: category, category: rules, rule } = ruleOf(version, action)
  const asked = pointsFor(rule, minutes)
  const _id = earnId(ctx, cause, accountId)
  if (await alreadyEarned(ctx, _id, action, asked)) return 0
  const room = await roomFor(ctx, { accountId, category, at }, rules.caps, asked)
  const { points } = room
  if (points === 0) return 0
  const wallet = await ctx.store.get(wallets, accountId)
  const after = await post(ctx, accountId, wallet, {
    ...{ _id, kind: 'earn', cause },
    lots: [{ until: expiryOf(at), fundId: communityId, points }],
    others: [{ holder: 'fund', id: communityId, points: -points }],
    rule: { version: version._id, action, asked, on: at },
  })
  takeRoom(ctx, accountId, room.rooms, { points, times: 1 })
  saveWallet(ctx, wallet, { ...after, earned: earnedAfter(after, points, monthOf(ctx.now)) })
  return points
}
