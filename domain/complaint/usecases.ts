import { noteLook } from '@domain/account/look'
import { leaveWord } from '@domain/inbox/inbox'
import { areasOf, complaintRoles } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { assertStep } from '@domain/kernel/flow'
import { checkedText, me } from '@domain/kernel/guard'
import { Cursor, Id, Words } from '@domain/kernel/input'
import type { Condition } from '@domain/kernel/store'
import { command, query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import {
  answerStep,
  type Complaint,
  type ComplaintContact,
  complaintKinds,
  complaintStatuses,
  complaintStatusNames,
  complaints,
  handles,
  isWriter,
} from './complaint'
import { TEXT_LIMIT } from './form'
import { type ComplaintView, presentComplaint } from './present'
import { write } from './write'

/** 一页的件数。 */
const PAGE = 12

interface ComplaintPage {
  readonly rows: readonly ComplaintView[]
  /** 下一页的游标；没有下一页为空。 */
  readonly next: string | null
}

/** 每组条件按索引各取一页再合并；一个人任职的地方不过一两处。 */
async function page(
  ctx: Context,
  wheres: readonly Record<string, Condition>[],
  before: string | undefined,
): Promise<ComplaintPage> {
  const lists = await Promise.all(
    wheres.map((where) =>
      ctx.store.list(complaints, {
        where: { ...where, ...(before ? { order: { below: before } } : {}) },
        orderBy: '-order',
        limit: PAGE + 1,
      }),
    ),
  )
  const once = new Map(lists.flat().map((one) => [one._id, one]))
  const found = [...once.values()].sort((a, b) => (a.order < b.order ? 1 : -1))
  const rows = found.slice(0, PAGE).map((one) => presentComplaint(one, ctx.actor))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.order ?? null) : null }
}

/** 我写的。游客没有，不算错。 */
const mine = query({
  door: 'anyone',
  input: v.strictObject({ before: v.optional(Cursor) }),
  run: ({ before }, ctx) =>
    page(ctx, ctx.actor.accountId ? [{ askedBy: ctx.actor.accountId }] : [], before),
})

/** 街道和区里受理的，新的在前。 */
const queue = query({
  door: 'consented',
  input: v.strictObject({
    status: v.picklist(complaintStatusNames),
    before: v.optional(Cursor),
  }),
  async run({ status, before }, ctx): Promise<ComplaintPage> {
    const places = areasOf(ctx.actor, complaintRoles)
    if (places.length === 0)
      throw new AppError('FORBIDDEN', '投诉建议由街道和区里受理，社区和其他人看不到。')
    return page(
      ctx,
      places.map((within) => ({ within, status })),
      before,
    )
  },
})

/** 取一件他看得见的；没有和不该看是同一句话。 */
async function visible(ctx: Context, id: string): Promise<Complaint> {
  const one = await ctx.store.get(complaints, id)
  if (!one || !(isWriter(one, ctx.actor) || handles(one, ctx.actor)))
    throw new AppError('NOT_FOUND', '没有找到这件投诉建议，或者它不在您能看的范围里。')
  return one
}

const detail = query({
  door: 'anyone',
  input: v.strictObject({ id: Id }),
  run: async ({ id }, ctx) => presentComplaint(await visible(ctx, id), ctx.actor),
})

/** 答复。写的人看得到，也收到一条消息；重发不会答两次，别人先答了就请他去看。 */
const answer = command({
  door: 'consented',
  input: v.strictObject({ id: Id, text: Words('答复', 1, TEXT_LIMIT) }),
  async run({ id, text }, ctx): Promise<ComplaintView> {
    const one = await visible(ctx, id)
    const { requestId, bodyDigest: digest } = ctx
    if (one.reply?.requestId === requestId && one.reply.digest === digest)
      return presentComplaint(one, ctx.actor)
    assertStep(answerStep, one, ctx.actor, ctx.now, (s) => complaintStatuses[s].label)
    await checkedText(ctx, text)
    const reply = { text, at: ctx.now, by: me(ctx), requestId, digest }
    const answered: Complaint = { ...one, status: answerStep.to, reply }
    ctx.store.put(complaints, answered)
    const words = `您的${complaintKinds[one.kind].label}有答复了，请点开看。`
    leaveWord(ctx, { about: 'complaint', id, no: one.no }, one.askedBy, words)
    return presentComplaint(answered, ctx.actor)
  },
})

/** 查看他留的联系方式。是命令而不是查询，因为每看一次都要记下是谁看的。 */
const showContact = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<ComplaintContact> {
    const one = await visible(ctx, id)
    if (!handles(one, ctx.actor))
      throw new AppError('FORBIDDEN', '联系方式只给街道和区里受理的人看。')
    if (one.contact === null)
      throw new AppError('NOT_FOUND', '写的人没有留联系方式，请在这里答复。')
    await noteLook(ctx, id)
    return ctx.vault.open<ComplaintContact>(one.contact)
  },
})

export const complaintUseCases = { mine, queue, detail, write, answer, showContact }
export type ComplaintUseCases = typeof complaintUseCases
