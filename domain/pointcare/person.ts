import { type Account, accounts } from '@domain/account/account'
import { noteLook } from '@domain/account/look'
import { peopleOf } from '@domain/checkin/people'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { Cursor, Id, Phone } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import { type Entry, entries } from '@domain/points/entry'
import { type EntryRow, entriesOf, presentEntry } from '@domain/points/present'
import { assertSteward, mayFreeze, mayReverse, seesFund } from '@domain/points/stewards'
import { type Wallet, wallets } from '@domain/points/wallet'
import { type WalletEvent, type WalletTrailRow, walletTrail } from '@domain/points/wallet-trail'
import * as v from 'valibot'

/** 一次翻看他的几笔；归这里看的可能少一些。 */
const SCAN = 40
/** 没有找到也记一次：查看记录里写的不是哪个账号，是“找过一次”。 */
const MISSED = 'points'

/** 照看的人看到的一笔。 */
export interface StewardRow extends EntryRow {
  /** 由他更正得了：是得分、是这里发的、还没更正过。 */
  readonly mayReverse: boolean
  /** 已经更正过。 */
  readonly reversed: boolean
}

/** 一个人的积分，给照看的人看：只有归他管的社区发的那些。 */
export interface PersonPoints {
  readonly id: string
  readonly name: string
  readonly balance: number
  readonly frozen: { readonly since: string } | null
  readonly mayFreeze: boolean
  readonly rows: readonly StewardRow[]
  readonly next: string | null
  readonly trail: readonly WalletTrailRow[]
}

/** 其中哪几笔更正过。 */
async function reversedIn(ctx: Context, found: readonly Entry[]): Promise<ReadonlySet<string>> {
  const ids = found.flatMap(({ _id, kind }) => (kind === 'earn' ? [_id] : []))
  if (ids.length === 0) return new Set()
  const where = { 'cause.id': { oneOf: ids } }
  const against = await ctx.store.list(entries, { where, limit: ids.length })
  return new Set(against.map(({ cause }) => cause.id))
}

/** 一页流水：只留归他看的；`fresh` 是这一次刚更正、还没提交的那一笔。 */
export async function stewardPage(
  ctx: Context,
  accountId: string,
  before?: string,
  fresh?: Entry,
): Promise<Pick<PersonPoints, 'rows' | 'next'>> {
  const kept = await entriesOf(ctx, accountId, before, SCAN + 1)
  const page = kept.slice(0, SCAN)
  const all = fresh && !page.some(({ _id }) => _id === fresh._id) ? [fresh, ...page] : page
  const shown = all.filter(({ lots }) => lots.some(({ fundId }) => seesFund(ctx.actor, fundId)))
  const done = new Set([...(await reversedIn(ctx, shown)), ...(fresh ? [fresh.cause.id] : [])])
  return {
    rows: shown.map((entry) => {
      const reversed = done.has(entry._id)
      const own = entry.lots.some(({ fundId }) => mayReverse(ctx.actor, fundId))
      const open = entry.kind === 'earn' && own && !reversed && accountId !== ctx.actor.accountId
      return { ...presentEntry(entry, accountId), reversed, mayReverse: open }
    }),
    next: kept.length > SCAN ? (page.at(-1)?.order ?? null) : null,
  }
}

/** 这一次刚做的、还没提交的：一笔更正，或一件经过。 */
interface Fresh {
  readonly entry?: Entry
  readonly event?: WalletEvent
}

export async function presentPerson(
  ctx: Context,
  id: string,
  wallet: Wallet | null,
  { entry, event }: Fresh = {},
): Promise<PersonPoints> {
  const [page, people, trail] = await Promise.all([
    stewardPage(ctx, id, undefined, entry),
    peopleOf(ctx, [id]),
    walletTrail(ctx, id, event ? [event] : []),
  ])
  const frozen = wallet?.frozen ?? null
  return {
    ...page,
    ...{ id, name: people.get(id)?.name ?? '居民', trail, balance: wallet?.balance ?? 0 },
    frozen: frozen && { since: frozen.since },
    mayFreeze: wallet !== null && mayFreeze(ctx.actor, wallet) && id !== ctx.actor.accountId,
  }
}

/** 整个手机号，或本人读出来的九位账号码。 */
const By = v.union(
  [
    v.strictObject({ phone: Phone }),
    v.strictObject({
      code: v.pipe(v.string(), v.regex(/^\d{9}$/, '账号码是九位数字，请再听一遍。')),
    }),
  ],
  '请填 11 位手机号，或者九位账号码。',
)

const notHere = () =>
  new AppError(
    'NOT_FOUND',
    '没有找到：号码没有登记过，或者您管的地方没有给他发过积分，请核对号码。',
  )

async function accountBy(ctx: Context, by: v.InferOutput<typeof By>): Promise<Account | undefined> {
  const where =
    'phone' in by ? { phoneDigest: ctx.vault.digest('phone', by.phone) } : { code: by.code }
  const found = await ctx.store.list(accounts, { where, limit: 2 })
  const live = found.filter(({ mergedInto, moving }) => !mergedInto && !moving)
  return live.length === 1 ? live[0] : undefined
}

/** 找一个人的积分。找一次记一次；没有的、不归他看的，同一句话。 */
export const findPerson = command({
  door: 'consented',
  input: v.strictObject({ by: By }),
  async run({ by }, ctx): Promise<{ person: PersonPoints | null }> {
    assertSteward(ctx)
    const account = await accountBy(ctx, by)
    const wallet = account ? await ctx.store.get(wallets, account._id) : null
    await noteLook(ctx, account?._id ?? MISSED)
    if (!account) return { person: null }
    const person = await presentPerson(ctx, account._id, wallet)
    return { person: person.rows.length > 0 || person.mayFreeze ? person : null }
  },
})

/** 往下翻他的流水。 */
export const personEntries = query({
  door: 'consented',
  input: v.strictObject({ id: Id, before: v.optional(Cursor) }),
  async run({ id, before }, ctx): Promise<Pick<PersonPoints, 'rows' | 'next'>> {
    assertSteward(ctx)
    return stewardPage(ctx, id, before)
  },
})

/** 照看的人手上的账户；没有的、不归他看的抛 NOT_FOUND。 */
export async function walletInCare(ctx: Context, id: string): Promise<Wallet> {
  assertSteward(ctx)
  const wallet = await ctx.store.get(wallets, id)
  if (!wallet) throw notHere()
  return wallet
}
