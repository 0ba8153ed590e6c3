import { accounts } from '@domain/account/account'
import { myAccount } from '@domain/account/ensure'
import { ancestor, areas, withinOf } from '@domain/area/area'
import { placeOf } from '@domain/area/usecases'
import { calledName } from '@domain/kernel/called'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { takeNumber } from '@domain/ticket/number'
import { alreadyDone, counterId, orderOf } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { advance, moveOf, opened } from './advance'
import { detailOf, visibleWish } from './find'
import { WishForm, type WishFormInput } from './form'
import { announce } from './notices'
import { sendPictures } from './picture'
import { whoseWish } from './proxy'
import { assertMayPost } from './quotas'
import { assertWelcome, isBig } from './refusals'
import { rulesOf } from './settings'
import { newSlip, slips } from './slip'
import { keptTranscript, sendVoice } from './voice'
import { type Contact, freshPart, type Wish, type WishPart, wishes } from './wish'

/** 检查过的文字。检查不可用时先存下，谁也看不到，等审核时再查；没有写字的，看上次听写的。 */
async function wordsOf(
  ctx: Context,
  form: WishFormInput,
  before: WishPart | null,
): Promise<Pick<WishPart, 'text' | 'textChecked'>> {
  const { text } = form
  if (text === '') return keptTranscript(form, before)
  assertWelcome(text)
  const verdict = await ctx.platform.checkText(text)
  if (verdict === 'risky')
    throw new AppError('CONTENT', '心愿里有不能发布的内容，请换个说法。您写的都还在。')
  return { text, textChecked: verdict === 'pass' }
}

/** 内容检查过的、密封好的心愿内容。 */
async function partOf(
  ctx: Context,
  form: WishFormInput,
  id: string,
  before: WishPart | null,
): Promise<WishPart> {
  const words = await wordsOf(ctx, form, before)
  const { name, phone, room } = form
  const contact: Contact = { name, phone, room, guardian: form.guardian?.name ?? null }
  return {
    category: form.category,
    ...words,
    pictures: await sendPictures(ctx, form.pictures, id, before?.pictures ?? []),
    voice: await sendVoice(ctx, form, id, before?.voice ?? null),
    minor: form.guardian !== null,
    big: isBig(words.text),
    calledName: calledName(form.name, form.salutation),
    contact: ctx.vault.seal(contact),
    ...freshPart,
  }
}

/** 本社区今天的下一个工单号。 */
async function nextNo(ctx: Context, communityId: string): Promise<string> {
  const community = await ctx.store.get(areas, communityId)
  return takeNumber(ctx, counterId(community?.serial ?? '00', 'wish', ctx.now))
}

/** 许愿，或替别人代许（一起写下纸条）。编号取自（谁，请求编号）：同一次提交发几遍都是同一个心愿。 */
export const post = command({
  door: 'consented',
  input: WishForm,
  async run(form, ctx) {
    const account = await myAccount(ctx)
    const id = ctx.vault.digest('wish', account._id, ctx.requestId)
    const existing = await ctx.store.get(wishes, id)
    if (existing) {
      alreadyDone(existing, ctx.requestId, ctx.bodyDigest)
      return detailOf(ctx, existing)
    }
    const rules = await rulesOf(ctx)
    const whose = whoseWish(ctx, account, form)
    await assertMayPost(ctx, whose, form.areaId, rules)
    const [place, part] = await Promise.all([
      placeOf(ctx, form.areaId),
      partOf(ctx, form, id, null),
    ])
    const { requestId, bodyDigest: digest } = ctx
    const event = { step: 'post', at: ctx.now, by: account._id, note: null, requestId, digest }
    const draft = {
      _id: id,
      no: await nextNo(ctx, ancestor(form.areaId, 'community') ?? ''),
      within: withinOf(form.areaId),
      place,
      order: orderOf(ctx.now, id),
      ...whose,
      timeline: [event],
      wish: part,
    }
    const wish = opened(draft, ctx.now, rules.calendar)
    ctx.store.create(wishes, wish)
    if (whose.proxyId !== null) ctx.store.create(slips, newSlip(ctx.vault, id))
    const first = { homeId: ancestor(form.areaId, 'grid'), homeName: place.grid }
    const living = whose.proxyId === null && account.homeId === null ? first : {}
    ctx.store.put(accounts, { ...account, ...living, busyAt: ctx.now })
    announce(ctx, 'post', wish, wish, null)
    return detailOf(ctx, wish)
  },
})

/** 被退回后改好再发：号码和第一次的时间不变。换网格等于换一个心愿，所以区域不能改。 */
export const resend = command({
  door: 'consented',
  input: v.strictObject({ id: Id, form: WishForm }),
  async run({ id, form }, ctx) {
    const wish = await visibleWish(ctx, id)
    if (alreadyDone(wish, ctx.requestId, ctx.bodyDigest)) return detailOf(ctx, wish)
    const { calendar } = await rulesOf(ctx)
    if (form.proxy !== null)
      throw new AppError('INVALID', '改好再发不能换人；要替别人许，请重新许愿。')
    const moved = advance(wish, 'resend', ctx.actor, moveOf(ctx, null, calendar))
    if (ancestor(form.areaId, 'grid') !== ancestor(wish.place.areaId, 'grid'))
      throw new AppError('INVALID', '改好再发不能换网格；要换地方，请撤回后重新许愿。')
    const [place, part] = await Promise.all([
      placeOf(ctx, form.areaId),
      partOf(ctx, form, id, wish.wish),
    ])
    const resent: Wish = { ...moved, place, within: withinOf(form.areaId), wish: part }
    ctx.store.put(wishes, resent)
    announce(ctx, 'resend', resent, wish, null)
    return detailOf(ctx, resent)
  },
})
