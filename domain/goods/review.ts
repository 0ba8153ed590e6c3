import { tell } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { assertStep, type Step } from '@domain/kernel/flow'
import { Id, Words } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { shelves } from '@domain/shop/shop'
import { alreadyDone } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { assertKeeps, eventOf, findGood, PAGE } from './find'
import { faceOf, type Good, type GoodStatus, goodStatuses, goods, noted } from './good'
import { type KeptGood, presentKept } from './present'
import { type GoodStepName, goodStepNames, goodSteps } from './steps'

/** 通过的一版抄到货架上。第一次上架从零件开始；以后只换样子，数目、摆不摆都不动。 */
function putOnShelf(ctx: Context, good: Good, version: number): void {
  const face = faceOf(good, version)
  const set =
    version === 1
      ? { [`items.${good._id}`]: { face, on: true, free: 0, received: 0, out: 0, lost: 0 } }
      : { [`items.${good._id}.face`]: face }
  ctx.store.adjust(shelves, good.shopId, { set })
}

/** 照片没查完、没通过的，不能上架：谁也没看过的照片不给人看。 */
function assertPicture({ draft }: Good): void {
  if (draft.picture?.check === 'waiting')
    throw new AppError('CONFLICT', '照片还在检查，一般几分钟，请稍后再来审。')
  if (draft.picture?.check === 'risky')
    throw new AppError('CONTENT', '照片没有通过检查，请退回，让写的人换一张。')
}

/** 告诉写的人审得怎么样。 */
function tellWriter(ctx: Context, good: Good, name: GoodStepName, note: string | null): void {
  const { title, by } = good.draft
  const text =
    name === 'approve' ? `“${title}”审核通过，摆上货架了。` : `“${title}”请改一改：${note ?? ''}`
  const subject = { _id: good._id, no: '积分兑换', about: 'keptGood' } as const
  tell(ctx, subject, by, text, { topic: 'shop' })
}

/** 审一样货：通过，或者请他改一改。`seenAt` 是他看到的那一版；这期间又改过的，请他再看。 */
export const reviewGood = command({
  door: 'consented',
  input: v.strictObject({
    id: Id,
    name: v.picklist(goodStepNames),
    seenAt: v.pipe(v.string(), v.maxLength(30)),
    note: v.nullable(Words('缘由', 2, 100)),
  }),
  async run({ id, name, seenAt, note }, ctx): Promise<KeptGood> {
    const good = await findGood(ctx, id)
    if (alreadyDone(good, ctx.requestId, ctx.bodyDigest, PAGE)) return presentKept(ctx, good)
    const step: Step<GoodStatus, Good> = goodSteps[name]
    assertStep(step, good, ctx.actor, ctx.now, (status) => goodStatuses[status].label)
    if (good.draft.at !== seenAt)
      throw new AppError('CONFLICT', '这样货刚刚又改过了，请看过新的再审。')
    if (step.note?.required && note === null)
      throw new AppError('INVALID', `请写一句${step.note.hint}。`)
    if (name === 'approve') assertPicture(good)
    const version = name === 'approve' ? good.version + 1 : good.version
    const after = noted(
      { ...good, version, status: step.to ?? good.status },
      eventOf(ctx, name, note),
    )
    ctx.store.put(goods, after)
    if (name === 'approve') putOnShelf(ctx, after, version)
    tellWriter(ctx, after, name, note)
    return presentKept(ctx, after, name === 'approve' ? { face: faceOf(after, version) } : {})
  },
})

/** 下架、再摆出来。下架以后订了的还能领；没有上过架的，先审核。 */
export const shelveGood = command({
  door: 'consented',
  input: v.strictObject({ id: Id, on: v.boolean() }),
  async run({ id, on }, ctx): Promise<KeptGood> {
    const good = await findGood(ctx, id)
    assertKeeps(ctx, good.within)
    if (good.version === 0)
      throw new AppError('CONFLICT', '这样货还没有审核通过，通过以后会自己摆上货架。')
    if (!alreadyDone(good, ctx.requestId, ctx.bodyDigest, PAGE)) {
      ctx.store.put(goods, noted(good, eventOf(ctx, on ? 'putOn' : 'takeOff', null)))
      ctx.store.adjust(shelves, good.shopId, { set: { [`items.${id}.on`]: on } })
    }
    return presentKept(ctx, good, { on })
  },
})
