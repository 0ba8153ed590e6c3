import { withinOf } from '@domain/area/area'
import { holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { addDays, dayStart, yearBounds, yearOf } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { alreadyDone } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { consented, type Fund, type FundEvent } from './fund'
import { type FundRow, presentFund } from './present'
import { fundOf, settleFund } from './settle'

/** 预算最多多少，单位：分（一亿元）；再多多半是多打了几个零。 */
export const BUDGET_MOST = 10_000_000_000
/** 一份最多记这么多件事。 */
const TRAIL_LIMIT = 200

const Year = v.pipe(v.string(), v.regex(/^20\d{2}$/, '没有这一年，请重新选一年。'))

async function find(ctx: Context, communityId: string, year: string): Promise<Fund> {
  const fund = await fundOf(ctx, communityId, year)
  if (!fund) throw new AppError('NOT_FOUND', '没有找到这个社区，请返回重新打开。')
  return fund
}

const done = (ctx: Context, { trail }: Fund) =>
  alreadyDone(
    { timeline: trail.map((event) => ({ ...event, note: null })) },
    ctx.requestId,
    ctx.bodyDigest,
    '专项资金',
  )

function noted(
  ctx: Context,
  fund: Fund,
  event: Pick<FundEvent, 'step' | 'cents' | 'until' | 'reason'>,
): Fund {
  if (fund.trail.length >= TRAIL_LIMIT)
    throw new AppError('LIMIT', '这一年改的次数太多了，请先和区里说。')
  const { now: at, requestId, bodyDigest: digest } = ctx
  return { ...fund, trail: [...fund.trail, { ...event, at, by: me(ctx), requestId, digest }] }
}

/** 定这一年的预算，单位：分；区里、本街道都能定，改了以后定的为准，经过都留着。 */
export const setBudget = command({
  door: 'consented',
  input: v.strictObject({
    communityId: Id,
    year: Year,
    cents: v.pipe(
      v.number('请填写预算。'),
      v.integer('预算最小到分。'),
      v.minValue(1, '预算要大于 0；没有预算的不用填。'),
      v.maxValue(BUDGET_MOST, '预算太大了，请核对是不是多打了零。'),
    ),
    reason: Words('依据', 2, 60),
  }),
  async run({ communityId, year, cents, reason }, ctx): Promise<FundRow> {
    if (!holds(ctx.actor, ['street', 'district'], withinOf(communityId)))
      throw new AppError('FORBIDDEN', '专项资金的预算由区里或本街道来定。')
    const current = Number(yearOf(ctx.now))
    if (![current, current + 1].includes(Number(year)))
      throw new AppError('INVALID', '只能定今年和明年的预算。')
    const fund = await find(ctx, communityId, year)
    if (done(ctx, fund)) return presentFund(fund, ctx)
    const event = { step: 'setBudget', cents, until: null, reason } as const
    return presentFund(await settleFund(ctx, { ...noted(ctx, fund, event), budget: cents }), ctx)
  },
})

function assertStreet(ctx: Context, communityId: string): void {
  if (!holds(ctx.actor, ['street'], withinOf(communityId)))
    throw new AppError('FORBIDDEN', '同意不同意由本街道的工作人员来定。')
}

/** 同意到哪一天为止（那天还算），换成那一刻；过了年要重新同意。 */
function untilOf(day: string, now: string): string {
  const from = dayStart(day)
  if (!from) throw new AppError('INVALID', '日期请写成 2026-12-31 的样子。')
  const until = addDays(from, 1)
  if (until <= now) throw new AppError('INVALID', '这一天已经过去了，请改到今天或以后。')
  if (until > yearBounds(yearOf(now)).to)
    throw new AppError('INVALID', '最晚到今年年底，明年的请明年再定。')
  return until
}

/** 街道同意这个社区在提醒线以上接着开活动，到哪一天为止。 */
export const consent = command({
  door: 'consented',
  input: v.strictObject({ communityId: Id, day: v.string(), reason: Words('缘由', 2, 100) }),
  async run({ communityId, day, reason }, ctx): Promise<FundRow> {
    assertStreet(ctx, communityId)
    const fund = await find(ctx, communityId, yearOf(ctx.now))
    if (done(ctx, fund)) return presentFund(fund, ctx)
    const until = untilOf(day, ctx.now)
    const event = { step: 'consent', cents: null, until, reason } as const
    const given = { until, reason, at: ctx.now }
    return presentFund(await settleFund(ctx, { ...noted(ctx, fund, event), consent: given }), ctx)
  },
})

/** 街道收回同意：从这一刻起不算数。 */
export const withdrawConsent = command({
  door: 'consented',
  input: v.strictObject({ communityId: Id, reason: Words('缘由', 2, 100) }),
  async run({ communityId, reason }, ctx): Promise<FundRow> {
    assertStreet(ctx, communityId)
    const fund = await find(ctx, communityId, yearOf(ctx.now))
    if (done(ctx, fund)) return presentFund(fund, ctx)
    if (!consented(fund, ctx.now))
      throw new AppError('CONFLICT', '现在没有在用的同意，请刷新看最新情况。')
    const event = { step: 'withdrawConsent', cents: null, until: null, reason } as const
    return presentFund(await settleFund(ctx, { ...noted(ctx, fund, event), consent: null }), ctx)
  },
})
