import { myAccount } from '@domain/account/ensure'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { checkedText } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { maskText } from '@domain/kernel/text'
import { command, query } from '@domain/kernel/useCase'
import { alreadyDone } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { advance, moveOf } from './advance'
import { noteDone } from './finish'
import { announce } from './notices'
import { placeName } from './present'
import { type TimelineRow, timelineOf } from './present-timeline'
import { isHelping, isOwner } from './relations'
import { rulesOf } from './settings'
import { type Slip, slips, tryCode } from './slip'
import { assertNoted } from './step'
import { steps, type WishStepName } from './steps'
import { type Wish, type WishStatus, wishes } from './wish'

/** 凭纸条能走的步骤，纸条页上的按钮照它画。 */
export const slipSteps = ['slipYes', 'slipHalf', 'slipNo', 'takeOver'] as const
export type SlipStepName = (typeof slipSteps)[number]

/** 拿着纸条的人看到的：说了什么、办到哪、回音。没有姓名、电话和门牌。 */
export interface SlipView {
  readonly no: string
  readonly calledName: string
  readonly place: string
  readonly text: string
  readonly status: WishStatus
  readonly dueAt: string | null
  readonly reply: string | null
  readonly rejectedFor: string | null
  readonly timeline: readonly TimelineRow[]
  /** 本人已经接到自己手机上了；是他自己的话，给出编号好打开。 */
  readonly taken: { readonly myId: string | null } | null
  /** 看的人正在办这件事（或者出了一份），不能替许愿人回话。 */
  readonly handling: boolean
  /** 现在凭四位码能做的。 */
  readonly steps: readonly SlipStepName[]
}

/** 凭纸条办一件事的结果；四位码不对时 `why` 是该怎么办。 */
export interface SlipOutcome {
  readonly why: string | null
  readonly view: SlipView
}

const UNKNOWN = '这张纸条认不出来，可能印得不清楚。请扫网格的码，或打电话给社区。'

async function found(ctx: Context, token: string): Promise<[Slip, Wish]> {
  const slip = await ctx.store.get(slips, token)
  const wish = slip && (await ctx.store.get(wishes, slip.wishId))
  if (!slip || !wish) throw new AppError('NOT_FOUND', UNKNOWN)
  return [slip, wish]
}

const withSlip = (ctx: Context, wish: Wish) => ({ ...ctx.actor, slipFor: wish._id })

function view(ctx: Context, wish: Wish): SlipView {
  const actor = withSlip(ctx, wish)
  const may = (name: SlipStepName) =>
    steps[name].from.includes(wish.status) && steps[name].may(wish, actor, ctx.now)
  return {
    no: wish.no,
    calledName: wish.wish.calledName,
    place: placeName(wish),
    text: maskText(wish.wish.text),
    status: wish.status,
    dueAt: wish.dueAt,
    reply: wish.reply?.text ?? null,
    rejectedFor: wish.wish.rejectedFor,
    timeline: timelineOf(wish, ctx.actor),
    taken: wish.askedBy === null ? null : { myId: isOwner(wish, ctx.actor) ? wish._id : null },
    handling: isHelping(wish, ctx.actor),
    steps: slipSteps.filter(may),
  }
}

/** 扫纸条上的码。令牌猜不到，拿着纸条的人就能看；要回话还得有四位码。 */
export const openSlip = query({
  door: 'anyone',
  input: v.strictObject({ token: Id }),
  async run({ token }, ctx): Promise<SlipView> {
    const [, wish] = await found(ctx, token)
    return view(ctx, wish)
  },
})

const Code = v.pipe(v.string(), v.regex(/^\d{4}$/, '请输入纸条上的四位数字。'))

/**
 * 凭四位码回话，或把心愿接到自己手机上。先看归不归他做，再看码对不对：
 * 办事的人自己试码，连试的机会也没有。
 */
export const answerSlip = command({
  door: 'consented',
  input: v.strictObject({
    token: Id,
    code: Code,
    name: v.picklist(slipSteps),
    note: v.optional(v.nullable(Words('说明', 1, 200)), null),
  }),
  async run({ token, code, name, note }, ctx): Promise<SlipOutcome> {
    const [slip, wish] = await found(ctx, token)
    if (alreadyDone(wish, ctx.requestId, ctx.bodyDigest))
      return { why: null, view: view(ctx, wish) }
    const { calendar } = await rulesOf(ctx)
    const moved = advance(wish, name, withSlip(ctx, wish), moveOf(ctx, note, calendar))
    assertNoted(steps[name], note)
    const trial = tryCode(ctx, slip, code)
    if (!trial.right) return { why: trial.why, view: view(ctx, wish) }
    if (note) await checkedText(ctx, note)
    if (name === 'takeOver') await myAccount(ctx)
    ctx.store.put(wishes, moved)
    await noteDone(ctx, moved, wish)
    announce(ctx, name as WishStepName, moved, wish, note)
    return { why: null, view: view(ctx, moved) }
  },
})
