import { AppError } from '@domain/kernel/errors'
import { checkedText } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import { alreadyDone } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { advance } from './advance'
import { showContact } from './contact'
import { start } from './draft'
import { detailOf, visibleWish } from './find'
import { claims, hall, mine, queue } from './lists'
import { announce } from './notices'
import { post, resend } from './post'
import { plainSteps, steps } from './steps'
import { wishes } from './wish'

/** 心愿详情。游客可看已通过审核的（遮住个人信息）。 */
const detail = query({
  door: 'anyone',
  input: v.strictObject({ id: Id }),
  run: async ({ id }, ctx) => detailOf(ctx, await visibleWish(ctx, id)),
})

/** 走一步：审核、认领、送达、确认……能不能走、走到哪，全看状态表。 */
const step = command({
  door: 'consented',
  input: v.strictObject({
    id: Id,
    name: v.picklist(plainSteps),
    note: v.optional(v.nullable(Words('说明', 1, 200)), null),
  }),
  async run({ id, name, note }, ctx) {
    const wish = await visibleWish(ctx, id)
    if (alreadyDone(wish, ctx.requestId, ctx.bodyDigest)) return detailOf(ctx, wish)
    const trace = { requestId: ctx.requestId, digest: ctx.bodyDigest }
    const moved = advance(wish, name, ctx.actor, { now: ctx.now, note, ...trace })
    const wanted = steps[name].note
    if (wanted?.required && !note) throw new AppError('INVALID', `请写一句：${wanted.hint}。`)
    if (note) await checkedText(ctx, note)
    if (name === 'approve' && !wish.wish.textChecked) await checkedText(ctx, wish.wish.text)
    ctx.store.put(wishes, moved)
    announce(ctx, name, moved, wish, note)
    return detailOf(ctx, moved)
  },
})

export const wishUseCases = {
  hall,
  detail,
  mine,
  claims,
  queue,
  start,
  post,
  resend,
  step,
  showContact,
}

export type WishUseCases = typeof wishUseCases
