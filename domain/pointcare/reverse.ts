import { tell } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import { monthOf } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { checkedText } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { capUseId, capUses, periodOf, takeRoom } from '@domain/points/caps'
import { type Entry, entries } from '@domain/points/entry'
import { takeOldest } from '@domain/points/lots'
import { post } from '@domain/points/post'
import { type ActionName, firstRules, ruleOf } from '@domain/points/rules'
import { assertNotSelf, assertSteward, mayReverse } from '@domain/points/stewards'
import { earnedAfter, type Wallet, wallets } from '@domain/points/wallet'
import * as v from 'valibot'
import { aboutPoints } from './freeze'
import { type PersonPoints, presentPerson, walletInCare } from './person'

/** 一笔得分的更正记在哪个编号上：取自那一笔，所以最多更正一次。 */
const reverseId = (ctx: Context, entryId: string) => ctx.vault.digest('entry', 'reverse', entryId)

/** 归他更正的一笔得分：谁的、哪个社区发的、几分。没有的、不是得分的抛 NOT_FOUND。 */
async function earnToReverse(ctx: Context, id: string) {
  assertSteward(ctx)
  const entry = await ctx.store.get(entries, id)
  const own = entry?.lines.find(({ holder }) => holder === 'member')
  const [lot] = entry?.lots ?? []
  if (entry?.kind !== 'earn' || !own || !lot)
    throw new AppError('NOT_FOUND', '没有找到这一笔得分，请返回重新找一次。')
  if (!mayReverse(ctx.actor, lot.fundId))
    throw new AppError('FORBIDDEN', '更正由发这笔积分的社区，或者区里来做。')
  assertNotSelf(ctx, own.id)
  return { entry, accountId: own.id, fundId: lot.fundId, points: lot.points }
}

/** 那一类的上限跟着还回去：算在事情发生的那一天、那个月。 */
async function giveRoomBack(ctx: Context, { rule, at }: Entry, accountId: string, points: number) {
  if (!rule) return
  const { name, category } = ruleOf(firstRules, rule.action as ActionName)
  const rooms = []
  for (const { per } of category.caps) {
    if (per === 'session') continue
    const id = capUseId(accountId, name, periodOf(per, rule.on ?? at))
    const before = await ctx.store.get(capUses, id)
    if (before) rooms.push({ id, before })
  }
  takeRoom(ctx, accountId, rooms, { points: -points, times: -1 })
}

/** 从手里收回：只收这个社区发的，先到期的先收；已经用掉的收不回，什么也不变。 */
function takeBack({ lots, frozen }: Wallet, fundId: string, points: number, now: string) {
  const own = lots.filter((lot) => lot.fundId === fundId)
  const taken = takeOldest(own, points, frozen?.since ?? now)
  if (taken) return taken
  throw new AppError('CONFLICT', '这笔积分他已经用掉了一些，收不回来，没有更正；请和他说清楚。')
}

/**
 * 更正一笔发错的得分：另记相反的一笔，原来的那一笔不动，也不删。
 * 更正过的再来一次，什么也不变。
 */
export const reverse = command({
  door: 'consented',
  input: v.strictObject({ id: Id, reason: Words('原因', 4, 60) }),
  async run({ id, reason }, ctx): Promise<PersonPoints> {
    const { entry, accountId, fundId, points } = await earnToReverse(ctx, id)
    const wallet = await walletInCare(ctx, accountId)
    const _id = reverseId(ctx, id)
    if (await ctx.store.get(entries, _id)) return presentPerson(ctx, accountId, wallet)
    await checkedText(ctx, reason)
    const cause = {
      kind: 'entry' as const,
      ...{ id, words: `更正“${entry.cause.words}”：${reason}` },
    }
    const lots = takeBack(wallet, fundId, points, ctx.now)
    const others = [{ holder: 'fund' as const, id: fundId, points }]
    const posted = await post(ctx, accountId, wallet, { _id, kind: 'reverse', lots, cause, others })
    await giveRoomBack(ctx, entry, accountId, points)
    const after = { ...posted, earned: earnedAfter(posted, -points, monthOf(entry.at)) }
    ctx.store.put(wallets, after)
    const words = `“${entry.cause.words}”的 ${points} 分更正了：${reason}。不清楚的，请问社区，或写投诉建议。`
    tell(ctx, aboutPoints, accountId, words, { topic: 'points' })
    const fresh = await ctx.store.get(entries, _id)
    return presentPerson(ctx, accountId, after, fresh ? { entry: fresh } : {})
  },
})
