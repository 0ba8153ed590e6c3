import type { Context } from '@domain/kernel/context'
import { addDays } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { assertStep } from '@domain/kernel/flow'
import { me } from '@domain/kernel/guard'
import { type Event, record } from '@domain/ticket/ticket'
import { enterDifferences } from './enter'
import { announceStocktake } from './notices'
import { type StocktakeStepName, stocktakeSteps } from './steps'
import {
  differencesIn,
  type Stocktake,
  type StocktakeStatus,
  stocktakeStatuses,
  stocktakes,
} from './stocktake'

/** 街道几天没有批就提醒一次。 */
export const REMIND_DAYS = 3

/** 重点一遍：数出来的都不算，谁先点谁签。 */
const afresh = (one: Stocktake): Stocktake => ({
  ...one,
  ...{ countedBy: null, checkedBy: null },
  lines: one.lines.map((line) => ({ ...line, counted: null, book: null, reason: null })),
})

/** 记一件事。 */
export function noted(
  { now, requestId, bodyDigest: digest, actor }: Context,
  one: Stocktake,
  step: StocktakeStepName | 'begin',
  note: string | null = null,
): Stocktake {
  const event: Event = { step, at: now, by: actor.accountId ?? '', note, requestId, digest }
  return record(one, event)
}

/** 核对他能不能走这一步；不能时抛 FORBIDDEN 或 CONFLICT。 */
export function assertMay(ctx: Context, one: Stocktake, name: StocktakeStepName): void {
  assertStep(stocktakeSteps[name], one, ctx.actor, ctx.now, (s) => stocktakeStatuses[s].label)
}

/** 换到某个状态，写下，告诉该知道的人。 */
function settle(
  ctx: Context,
  one: Stocktake,
  name: StocktakeStepName,
  status: StocktakeStatus,
  note: string | null = null,
): Stocktake {
  const wakeAt = status === 'submitted' ? addDays(ctx.now, REMIND_DAYS) : null
  const moved: Stocktake = { ...noted(ctx, one, name, note), status, wakeAt }
  const after = name === 'recount' || name === 'refuse' ? afresh(moved) : moved
  ctx.store.put(stocktakes, after)
  announceStocktake(ctx, name === 'check' ? status : name, one, note)
  return after
}

/** 走一步：签字、重点、批、不批、不盘了。 */
export async function advance(
  ctx: Context,
  one: Stocktake,
  name: Exclude<StocktakeStepName, 'count' | 'check'>,
  note: string | null,
): Promise<Stocktake> {
  assertMay(ctx, one, name)
  const { to, note: words } = stocktakeSteps[name]
  if (words?.required && note === null) throw new AppError('INVALID', `请写一句${words.hint}。`)
  if (name === 'sign' && one.lines.some(({ counted }) => counted === null))
    throw new AppError('INVALID', '还有没点的，每一样都点过再签字；架上没有的写 0。')
  if (name === 'approve') await enterDifferences(ctx, one)
  return settle(ctx, one, name, to ?? one.status, note)
}

/** 第二个人核对：对不上的每一样写缘由；都对得上的就此盘完，对不上的交给街道。 */
export function check(
  ctx: Context,
  one: Stocktake,
  reasons: ReadonlyMap<string, string>,
): Stocktake {
  assertMay(ctx, one, 'check')
  const silent = differencesIn(one).find(({ goodId }) => !reasons.has(goodId))
  if (silent) throw new AppError('INVALID', `“${silent.title}”对不上，请写一句为什么。`)
  const lines = one.lines.map((line) => ({ ...line, reason: reasons.get(line.goodId) ?? null }))
  const status = differencesIn(one).length > 0 ? 'submitted' : 'matched'
  return settle(ctx, { ...one, lines, checkedBy: me(ctx) }, 'check', status)
}
