import { type Account, accounts, appointments } from '@domain/account/account'
import { myAccount } from '@domain/account/ensure'
import { heldNow } from '@domain/account/stop'
import { complaints } from '@domain/complaint/complaint'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { command, query } from '@domain/kernel/useCase'
import { stillGoing } from '@domain/wish/leaving'
import { type Contact, type Wish, wishes } from '@domain/wish/wish'
import * as v from 'valibot'
import { absorbedBy } from './absorbed'
import { accountJobs, type JobView, jobId, presentJob, startJob } from './job'
import { anotherDistrict, LAST_DISTRICT } from './last-district'

/** 一次看多少个；一个人经手的再多也看得完。 */
const PAGE = 200
/** 一个人最多有几段任职。 */
const HELD_LIMIT = 100

export interface EraseView {
  /** 现在不能注销的缘由，各一句，说怎么办；没有就能注销。 */
  readonly blocks: readonly string[]
  /** 会跟着停下的、他自己许的心愿。 */
  readonly stops: readonly { readonly no: string; readonly text: string }[]
}

async function* wishesOf(ctx: Context, whose: 'beneficiary' | 'helperIds', id: string) {
  for (let before: string | null = null; ; ) {
    const range: object = before === null ? {} : { order: { below: before } }
    const page: Wish[] = await ctx.store.list(wishes, {
      where: { kind: 'wish', [whose]: id, ...range },
      orderBy: '-order',
      limit: PAGE,
    })
    yield* page
    if (page.length < PAGE) return
    before = page.at(-1)?.order ?? ''
  }
}

async function going(ctx: Context, whose: 'beneficiary' | 'helperIds', id: string) {
  const found: Wish[] = []
  for await (const wish of wishesOf(ctx, whose, id)) if (stillGoing(wish)) found.push(wish)
  return found
}

const isDistrict = (ctx: Context, account: Account) =>
  heldNow(account, ctx.now).some(({ role }) => role === 'district')

/** 还有谁在等他：手上办着的、出了一份的；全区最后一位区管理员也走不了。 */
async function blocksOf(ctx: Context, account: Account): Promise<string[]> {
  const helping = await going(ctx, 'helperIds', account._id)
  const handling = helping.filter(({ handlerId }) => handlerId === account._id)
  const offered = helping.filter(({ handlerId }) => handlerId !== account._id)
  const noOther = isDistrict(ctx, account) && (await anotherDistrict(ctx, account._id)) === null
  const named = (list: readonly Wish[]) => list.map(({ no }) => no).join('、')
  return [
    ...(handling.length > 0
      ? [
          `您手上还有没办完的心愿（${named(handling)}），请先办好，或者放回大厅；单位交给您办的，请联络员换人。`,
        ]
      : []),
    ...(offered.length > 0
      ? [`您给合力的心愿出了一份（${named(offered)}），请先收回，或者等它办完。`]
      : []),
    ...(noOther ? [LAST_DISTRICT] : []),
  ]
}

/** 注销之前：什么挡着、哪些心愿会停下。 */
export const eraseStart = query({
  door: 'anyone',
  takesPermit: false,
  input: v.strictObject({}),
  async run(_, ctx): Promise<EraseView> {
    const account = await myAccount(ctx)
    const [blocks, stops] = await Promise.all([
      blocksOf(ctx, account),
      going(ctx, 'beneficiary', account._id),
    ])
    return { blocks, stops: stops.map(({ no, wish }) => ({ no, text: wish.text })) }
  },
})

type Told = Pick<Contact, 'name' | 'phone'> & Partial<Contact>

/** 留下的话里要遮住的：他任职上的、许愿和投诉建议里写过的姓名、电话、门牌。 */
async function wordsOf(ctx: Context, { _id, phone }: Account): Promise<string[]> {
  const [held, asked, said] = await Promise.all([
    ctx.store.list(appointments, { where: { accountId: _id }, limit: HELD_LIMIT }),
    ctx.store.list(wishes, {
      where: { kind: 'wish', beneficiary: _id },
      orderBy: '-order',
      limit: PAGE,
    }),
    ctx.store.list(complaints, { where: { askedBy: _id }, orderBy: '-order', limit: PAGE }),
  ])
  const sealed = [...asked.map(({ wish }) => wish.contact), ...said.map((one) => one.contact)]
  const contacts = sealed.flatMap((one) => (one ? [ctx.vault.open<Told>(one)] : []))
  const words = [
    ...held.map(({ name }) => ctx.vault.open<{ name: string }>(name).name),
    ...(phone ? [ctx.vault.open<{ phone: string }>(phone).phone] : []),
    ...contacts.flatMap((one) => [one.name, one.phone, one.room ?? '', one.guardian ?? '']),
  ]
  return [...new Set(words)].filter((word) => word !== '')
}

/** 注销。从这一刻起只往前做；匿名的编号取自（谁，这一次），对不回本人。 */
export const erase = command({
  door: 'anyone',
  during: ['suspended', 'moving'],
  input: v.strictObject({}),
  async run(_, ctx): Promise<JobView> {
    const before = await ctx.store.get(accountJobs, jobId(ctx, me(ctx)))
    if (before) return presentJob(before)
    const account = await myAccount(ctx)
    if (ctx.actor.stop?.why === 'moving') throw new AppError('CONFLICT', ctx.actor.stop.message)
    const [first] = await blocksOf(ctx, account)
    if (first) throw new AppError('CONFLICT', first)
    const [words, merged] = await Promise.all([wordsOf(ctx, account), absorbedBy(ctx, account._id)])
    const job = startJob(ctx, {
      ...{ kind: 'erase', owner: account._id, words },
      ids: [account._id, ...merged],
      to: ctx.vault.digest('anonymous', account._id, ctx.requestId),
    })
    const witness = isDistrict(ctx, account) && (await anotherDistrict(ctx, account._id))
    if (witness) ctx.store.put(accounts, witness)
    ctx.store.put(accounts, { ...account, moving: job._id })
    return presentJob(job)
  },
})
