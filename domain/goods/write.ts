import { dutyBox, leaveWord } from '@domain/inbox/inbox'
import { holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { checkedText, me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { shopIdOf, shops } from '@domain/shop/shop'
import { alreadyDone, orderOf } from '@domain/ticket/ticket'
import { sendPictures } from '@domain/wish/picture'
import * as v from 'valibot'
import { assertKeeps, eventOf, findGood, PAGE } from './find'
import { GoodForm, type GoodFormInput, sponsorProblem } from './form'
import { GOODS_LIMIT, type Good, type GoodDraft, goods, noted } from './good'
import { type KeptGood, presentKept } from './present'

/** 查过文字、照片送了检的一版。 */
async function draftOf(
  ctx: Context,
  form: GoodFormInput,
  { id, within, before }: Pick<Good, 'within'> & { id: string; before: GoodDraft | null },
): Promise<GoodDraft> {
  const problem = sponsorProblem(form)
  if (problem) throw new AppError('INVALID', problem)
  await checkedText(ctx, [form.title, form.sponsor].filter(Boolean).join('，'))
  const known = before?.picture ? [before.picture] : []
  const sent = form.picture ? await sendPictures(ctx, [form.picture], id, known) : []
  return {
    ...form,
    ...{ picture: sent[0] ?? null, by: me(ctx), at: ctx.now },
    bySecretary: holds(ctx.actor, ['communitySecretary'], within),
  }
}

/** 告诉能审的人；书记写的，街道也收到。 */
function askToReview(ctx: Context, { _id: id, within, communityId, draft, version }: Good): void {
  const what = version > 0 ? '改了一样货' : '添了一样货'
  const text = `积分兑换超市${what}：${draft.title}，请看一看。`
  const street = within.at(-2)
  const boxes = [
    dutyBox('communityWorker', communityId),
    ...(draft.bySecretary && street ? [dutyBox('street', street)] : []),
  ]
  for (const box of boxes) leaveWord(ctx, { id, no: '积分兑换', about: 'keptGood' }, box, text)
}

/** 添一样货，等审核。编号取自（谁，请求编号）：同一次提交发几遍都是同一样。 */
export const writeGood = command({
  door: 'consented',
  input: v.strictObject({ communityId: Id, form: GoodForm }),
  async run({ communityId, form }, ctx): Promise<KeptGood> {
    const id = ctx.vault.digest('good', me(ctx), ctx.requestId)
    const shopId = shopIdOf(communityId)
    const shop = await ctx.store.get(shops, shopId)
    assertKeeps(ctx, shop?.within ?? [communityId])
    if (!shop) throw new AppError('NOT_FOUND', '这个社区的积分兑换超市还没有开，请先写开门的时间。')
    const existing = await ctx.store.get(goods, id)
    if (existing && alreadyDone(existing, ctx.requestId, ctx.bodyDigest, PAGE))
      return presentKept(ctx, existing)
    const { within } = shop
    const all = await ctx.store.list(goods, { where: { shopId }, limit: GOODS_LIMIT })
    if (all.length >= GOODS_LIMIT)
      throw new AppError('LIMIT', `一家超市最多 ${GOODS_LIMIT} 样，不能再添，请改现有的货。`)
    const draft = await draftOf(ctx, form, { id, within, before: null })
    const good: Good = {
      ...{ _id: id, rev: 1, shopId, communityId, within, status: 'pending', draft, version: 0 },
      ...{ timeline: [eventOf(ctx, 'write')], order: orderOf(ctx.now, id) },
    }
    ctx.store.create(goods, good)
    // 几个人同时来添，后到的数得到先到的。
    ctx.store.put(shops, shop)
    askToReview(ctx, good)
    return presentKept(ctx, good)
  },
})

/** 改一样货：又是等审核；货架上还是通过的那一版，下好的单不变。 */
export const rewriteGood = command({
  door: 'consented',
  input: v.strictObject({ id: Id, form: GoodForm }),
  async run({ id, form }, ctx): Promise<KeptGood> {
    const good = await findGood(ctx, id)
    assertKeeps(ctx, good.within)
    if (alreadyDone(good, ctx.requestId, ctx.bodyDigest, PAGE)) return presentKept(ctx, good)
    const { within } = good
    const draft = await draftOf(ctx, form, { id, within, before: good.draft })
    const after = noted({ ...good, status: 'pending', draft }, eventOf(ctx, 'rewrite'))
    ctx.store.put(goods, after)
    askToReview(ctx, after)
    return presentKept(ctx, after)
  },
})
