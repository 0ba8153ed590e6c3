import type { Context } from '@domain/kernel/context'
import { exactTime } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { orderOf } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { type Arrival, type CheckIn, checkInId, checkIns } from './checkin'
import { DIGITS, isCurrent } from './code'
import { leave } from './leave'
import { helps, type Occasion, occasions, runs, stateOf } from './occasion'
import { type CheckInView, presentCheckIn } from './present'
import { checkInTries, isWaiting, waitingWords, wrongAgain } from './tries'

/** 过期、伪造、别场的、没有这一场，都是这一句：猜的人分不出是哪一种。 */
export const STALE_CODE = '码已经换了，请看现在的再来一次。'

/** 签到的结果；没签上时 `why` 是怎么办。输错的次数要存下来，所以不抛错。 */
export interface CheckInOutcome {
  readonly why: string | null
  readonly checkIn: CheckInView | null
}

const refused = (why: string): CheckInOutcome => ({ why, checkIn: null })

const Code = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^(\d{6}|[A-Za-z0-9_-]{22})$/, '请输入现在显示的六位数字。'),
)

/** 一份新的签到。 */
export function newCheckIn(
  ctx: Context,
  occasion: Occasion,
  accountId: string,
  [inHow, inBy]: readonly [Arrival, string | null],
): CheckIn {
  const { _id: occasionId, communityId, community, title } = occasion
  const _id = checkInId(ctx.vault, occasionId, accountId)
  return {
    ...{ _id, rev: 1, occasionId, accountId, communityId, community, title },
    ...{ inAt: ctx.now, inHow, inBy, outAt: null, outBy: null, minutes: 0 },
    ...{ backfill: null, awaiting: false, order: orderOf(ctx.now, _id) },
  }
}

/** 还没开始、已经结束时说的话；正在进行为空。 */
export function closedWords(occasion: Occasion, now: string): string | null {
  const words = {
    upcoming: `这一场要到 ${exactTime(occasion.from)} 才开始，请到时候再来签到。`,
    running: null,
    ended: '这一场已经结束，签不了到了。人来过的，请社区的人看着办。',
    cancelled: '这一场取消了，请问问社区的人。',
  }
  return words[stateOf(occasion, now)]
}

/** 来帮忙的人才签到；本社区的工作人员在自己的社区是上班，不签到。 */
function assertSigns(ctx: Context, occasion: Occasion | null): void {
  if (!helps(ctx.actor))
    throw new AppError('FORBIDDEN', '签到是给在职党员和志愿者的；想来帮忙，请找社区报名。')
  if (occasion && runs(ctx.actor, occasion.communityId))
    throw new AppError('FORBIDDEN', '您是本社区的工作人员，在这里不用签到。')
}

/** 码对不对。输错的要记下来：返回没签上的话，和怎么记。 */
async function judge(ctx: Context, occasion: Occasion, code: string) {
  const right = isCurrent(ctx.vault, occasion._id, code, ctx.now)
  if (code.length !== DIGITS) return right ? null : { why: STALE_CODE, note: () => {} }
  const id = checkInId(ctx.vault, occasion._id, me(ctx))
  const tries = await ctx.store.get(checkInTries, id)
  if (tries && isWaiting(tries, ctx.now)) return { why: waitingWords(tries), note: () => {} }
  if (right) return null
  const after = wrongAgain(tries, id, occasion, ctx.now)
  const note = () =>
    tries ? ctx.store.put(checkInTries, after) : ctx.store.create(checkInTries, after)
  return { why: after.until === null ? STALE_CODE : waitingWords(after), note }
}

/**
 * 签到：扫码得来的一串，或输的六位数字。先直接写，撞上自己签过的那一份才去读，
 * 所以第一次签到少读一次；再来几次都是那一份，晚到的重发也不会说码过期了。
 */
export const checkIn = command({
  door: 'consented',
  input: v.strictObject({ occasionId: Id, code: Code }),
  async run({ occasionId, code }, ctx): Promise<CheckInOutcome> {
    const occasion = await ctx.store.get(occasions, occasionId)
    assertSigns(ctx, occasion)
    if (!occasion) return refused(STALE_CODE)
    const closed = closedWords(occasion, ctx.now)
    const wrong = closed === null ? await judge(ctx, occasion, code) : null
    if (closed !== null || wrong || ctx.again) {
      const before = await ctx.store.get(checkIns, checkInId(ctx.vault, occasionId, me(ctx)))
      if (before) return { why: null, checkIn: presentCheckIn(before, occasion, ctx.now) }
    }
    if (closed !== null) throw new AppError('CONFLICT', closed)
    wrong?.note()
    if (wrong) return refused(wrong.why)
    const how: Arrival = code.length === DIGITS ? 'digits' : 'scan'
    const one = newCheckIn(ctx, occasion, me(ctx), [how, null])
    ctx.store.create(checkIns, one)
    return { why: null, checkIn: presentCheckIn(one, occasion, ctx.now) }
  },
})

/** 签退：在自己的页面上，到结束后半小时为止。签过退的再来一次，什么也不变。 */
export const checkOut = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<CheckInView> {
    const found = await ctx.store.get(checkIns, id)
    if (found?.accountId !== me(ctx))
      throw new AppError('NOT_FOUND', '没有找到这次签到，请在“我的服务”里看看。')
    const occasion = await ctx.store.get(occasions, found.occasionId)
    const left = await leave(ctx, found, occasion, null)
    return presentCheckIn(left, occasion ?? undefined, ctx.now)
  },
})
