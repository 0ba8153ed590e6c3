import { myAccount } from '@domain/account/ensure'
import { AppError } from '@domain/kernel/errors'
import { checkedText } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import { alreadyDone } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { advance, moveOf } from './advance'
import { apply, decline, grant } from './applying'
import { answerSlip, openSlip } from './by-slip'
import { showContact } from './contact'
import { doorstep } from './doorstep'
import { start } from './draft'
import { detailOf, visibleWish } from './find'
import { noteDone } from './finish'
import { Pictures } from './form'
import { claims, hall, mine, proxied } from './lists'
import { announce } from './notices'
import { approveJoint, offer, retract } from './offers'
import { papers, sheets } from './paper'
import { announcePaper } from './paper-notice'
import { withDelivery } from './picture'
import { post, resend } from './post'
import { noteRelease, takeClaimPlace } from './quotas'
import { assertNoMoney } from './refusals'
import { rulesOf } from './settings'
import { share, shareStart, wallPage } from './share'
import { assertNoted } from './step'
import { plainSteps, steps } from './steps'
import { assign, claimForUnit, members } from './unit-claim'
import { transcribe } from './voice'
import { hangUp } from './wall'
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
    /** 只有送达可以带。 */
    pictures: v.optional(Pictures, []),
  }),
  async run({ id, name, note, pictures }, ctx) {
    const wish = await visibleWish(ctx, id)
    if (alreadyDone(wish, ctx.requestId, ctx.bodyDigest)) return detailOf(ctx, wish)
    const rules = await rulesOf(ctx)
    const moved = advance(wish, name, ctx.actor, moveOf(ctx, note, rules.calendar))
    assertNoted(steps[name], note)
    if (pictures.length > 0 && name !== 'deliver')
      throw new AppError('INVALID', '只有送达的时候可以带照片，请删掉照片再发。')
    if (note && (name === 'gather' || name === 'arrange')) assertNoMoney(note)
    if (note) await checkedText(ctx, note)
    if (name === 'approve' && !wish.wish.textChecked) await checkedText(ctx, wish.wish.text)
    if (name === 'claim') await takeClaimPlace(ctx, await myAccount(ctx), rules)
    if (name === 'release' || name === 'takeBack') await noteRelease(ctx, wish, ctx.now)
    const done = name === 'deliver' ? await withDelivery(ctx, moved, pictures) : moved
    ctx.store.put(wishes, done)
    await hangUp(ctx, done, wish)
    await noteDone(ctx, done, wish)
    announce(ctx, name, done, wish, note)
    await announcePaper(ctx, done, wish)
    return detailOf(ctx, done)
  },
})

export const wishUseCases = {
  hall,
  detail,
  mine,
  proxied,
  claims,
  start,
  post,
  resend,
  transcribe,
  step,
  approveJoint,
  offer,
  retract,
  claimForUnit,
  members,
  assign,
  apply,
  grant,
  decline,
  showContact,
  openSlip,
  answerSlip,
  doorstep,
  papers,
  sheets,
  shareStart,
  share,
  wall: wallPage,
}

export type WishUseCases = typeof wishUseCases
