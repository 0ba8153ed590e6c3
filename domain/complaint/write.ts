import { accounts } from '@domain/account/account'
import { dutyBox, leaveWord } from '@domain/inbox/inbox'
import { complaintRoles } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { addHours, dayStamp } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { checkedText, me } from '@domain/kernel/guard'
import { command } from '@domain/kernel/useCase'
import { takeNumber } from '@domain/ticket/number'
import { orderOf } from '@domain/ticket/ticket'
import { type Complaint, complaintKinds, complaints, goesTo } from './complaint'
import { ComplaintForm, type ComplaintFormInput } from './form'
import { type ComplaintView, presentComplaint } from './present'

/** 一个人 24 小时内最多写几件；说得完，也挡得住刷屏。 */
export const COMPLAINTS_A_DAY = 5

async function assertMayWrite(ctx: Context): Promise<void> {
  const recent = await ctx.store.list(complaints, {
    where: { askedBy: me(ctx), order: { above: addHours(ctx.now, -24) } },
    orderBy: '-order',
    limit: COMPLAINTS_A_DAY,
  })
  if (recent.length >= COMPLAINTS_A_DAY)
    throw new AppError('LIMIT', `一天最多写 ${COMPLAINTS_A_DAY} 件，请明天再来；急事请打 12345。`)
}

/** 留联系方式是留个人信息，要先同意指引；只写文字不用。 */
function sealContact(ctx: Context, contact: ComplaintFormInput['contact']): string | null {
  if (!contact) return null
  if (!ctx.actor.consented)
    throw new AppError('CONSENT', '留联系方式要先看过并同意隐私保护指引；不留也能写。')
  return ctx.vault.seal(contact)
}

function tellStaff(ctx: Context, one: Complaint): void {
  const what = one.appeal ? '申诉' : complaintKinds[one.kind].label
  const text = `有一件新的${what}，请答复。`
  for (const areaId of one.within)
    for (const role of complaintRoles)
      if ((role === 'district') === (areaId === 'D'))
        leaveWord(ctx, { about: 'complaint', id: one._id, no: one.no }, dutyBox(role, areaId), text)
}

/** 写一件投诉或建议。编号取自（谁，请求编号）：同一次提交发几遍都是同一件。 */
export const write = command({
  door: 'anyone',
  during: ['suspended'],
  input: ComplaintForm,
  async run(form, ctx): Promise<ComplaintView> {
    const id = ctx.vault.digest('complaint', me(ctx), ctx.requestId)
    const existing = await ctx.store.get(complaints, id)
    if (existing && existing.digest !== ctx.bodyDigest)
      throw new AppError('CONFLICT', '这次提交和上次的内容对不上，请返回重新填写后再发。')
    if (existing) return presentComplaint(existing, ctx.actor)
    const contact = sealContact(ctx, form.contact)
    // 先取号再数：号码大家共用，数的时候别人抢先写了，提交就对不上，会从头再数。
    const no = await takeNumber(ctx, `T-${dayStamp(ctx.now)}`)
    await assertMayWrite(ctx)
    await checkedText(ctx, form.text)
    const account = await ctx.store.get(accounts, me(ctx))
    const one: Complaint = {
      ...{ _id: id, rev: 1, no, status: 'new', contact },
      ...{ kind: form.kind, text: form.text, askedBy: me(ctx) },
      within: goesTo(account?.homeId ?? null),
      ...(ctx.actor.stop?.why === 'suspended' && { appeal: true }),
      ...{ order: orderOf(ctx.now, id), at: ctx.now, digest: ctx.bodyDigest, reply: null },
    }
    ctx.store.create(complaints, one)
    tellStaff(ctx, one)
    return presentComplaint(one, ctx.actor)
  },
})
