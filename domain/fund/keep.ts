import type { Context } from '@domain/kernel/context'
import { yearOf } from '@domain/kernel/date'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { cursorOf, following, moveCursor } from '@domain/points/books'
import type { Entry } from '@domain/points/entry'
import { type Redemption, redemptions } from '@domain/shop/redemption'
import * as v from 'valibot'
import { funds } from './fund'
import { fundOf, settleFund } from './settle'
import { fundWorth } from './worth'

/** 一次照着看多少笔流水；余下的接着做。 */
const BATCH = 200
/** 一次定时任务最多重新算几份。 */
const REFRESH = 50
const FOLD = 'fund'

/** 有没有该照着算的流水；到了新的一天，各社区积分占着的也重新算一遍。 */
export const dueFunds = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const { upTo } = await cursorOf(ctx, FOLD)
    const fresh = await following(ctx, upTo, 1)
    const stale = await ctx.store.list(funds, {
      where: { wakeAt: { atMost: ctx.now } },
      orderBy: 'wakeAt',
      limit: REFRESH,
    })
    return [...(fresh.length > 0 ? [FOLD] : []), ...stale.map(({ _id }) => _id)]
  },
})

const signs: Partial<Record<Entry['kind'], 1 | -1>> = { redeem: 1, giveBack: -1 }

/** 兑换的流水加上、退回的减去，各算在下单的那一年。 */
async function usesIn(ctx: Context, found: readonly Entry[]): Promise<Map<string, number>> {
  const redeemed = found.filter(({ kind, cause }) => signs[kind] && cause.kind === 'redemption')
  const ids = [...new Set(redeemed.map(({ cause }) => cause.id))]
  const listed =
    ids.length > 0
      ? await ctx.store.list(redemptions, { where: { _id: { oneOf: ids } }, limit: ids.length })
      : []
  const byId = new Map<string, Redemption>(listed.map((one) => [one._id, one]))
  const uses = new Map<string, number>()
  for (const { kind, cause, at } of redeemed) {
    const one = byId.get(cause.id)
    if (!one) continue
    const key = `${one.shopId.replace(/^shop~/, '')}~${yearOf(one.timeline[0]?.at ?? at)}`
    uses.set(key, (uses.get(key) ?? 0) + (signs[kind] ?? 0) * fundWorth(one.lines))
  }
  return uses
}

/** 这几笔动了哪些社区：发出、用掉、到期的积分，占着的钱都跟着变。 */
const communitiesIn = (found: readonly Entry[]) =>
  found.flatMap(({ lots }) => lots.map(({ fundId }) => fundId))

async function fold(ctx: Context): Promise<{ more: boolean }> {
  const cursor = await cursorOf(ctx, FOLD)
  const found = await following(ctx, cursor.upTo, BATCH)
  if (found.length === 0) return { more: false }
  const uses = await usesIn(ctx, found)
  const touched = communitiesIn(found).map((id) => `${id}~${yearOf(ctx.now)}`)
  for (const key of new Set([...uses.keys(), ...touched])) {
    const [communityId = '', year = ''] = key.split('~')
    const fund = await fundOf(ctx, communityId, year)
    if (fund) await settleFund(ctx, { ...fund, used: fund.used + (uses.get(key) ?? 0) })
  }
  moveCursor(ctx, cursor, found)
  return { more: found.length === BATCH }
}

/** 重新算一份；年过完了，照年底的样子留下，另给新的一年起一份。 */
async function refresh(ctx: Context, id: string): Promise<{ more: boolean }> {
  const fund = await ctx.store.get(funds, id)
  if (!fund || fund.wakeAt === null || ctx.now < fund.wakeAt) return { more: false }
  await settleFund(ctx, fund)
  if (fund.year < yearOf(ctx.now)) {
    const next = await fundOf(ctx, fund.communityId, yearOf(ctx.now))
    if (next?.rev === 0) await settleFund(ctx, next)
  }
  return { more: false }
}

/** 照流水算专项资金用掉多少：和“算到哪了”写在一起，做几遍都只算一回。 */
export const keepFund = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  run: ({ id }, ctx) => (id === FOLD ? fold(ctx) : refresh(ctx, id)),
})
