import { accountCode, accounts } from '@domain/account/account'
import type { Context } from '@domain/kernel/context'
import { type Entry, entries, pointsOf, totalOf } from '@domain/points/entry'
import { type Wallet, wallets } from '@domain/points/wallet'
import { type Difference, noteDifferences, type Recount } from './recount'

/** 一次读几笔流水；数据库一次最多给这么多。 */
export const PAGE = 1000
/** 一次最多取几个账户。 */
const MOST = 50
/** 数的时候他正好在用，再看几遍。 */
const LOOKS = 3

/** 一个人的全部流水，一页一页取。 */
async function entriesOf(ctx: Context, id: string): Promise<Entry[]> {
  const all: Entry[] = []
  for (let below = '9'; ; ) {
    const page = await ctx.store.list(entries, {
      where: { 'lines.id': id, order: { below } },
      orderBy: '-order',
      limit: PAGE,
    })
    all.push(...page)
    const last = page.at(-1)
    if (page.length < PAGE || !last) return all
    below = last.order
  }
}

/** 几个人的流水，一次读；多得一次读不完为空。 */
async function entriesOfGroup(ctx: Context, ids: readonly string[]): Promise<Entry[] | null> {
  const [only] = ids
  if (ids.length === 1 && only !== undefined) return entriesOf(ctx, only)
  const found = await ctx.store.list(entries, {
    where: { 'lines.id': { oneOf: ids } },
    limit: PAGE,
  })
  return found.length < PAGE ? found : null
}

const figuresOf = ({ _id, balance, lots }: Wallet, own: readonly Entry[]) => ({
  balance,
  posted: own.reduce((sum, entry) => sum + pointsOf(entry, _id), 0),
  lots: totalOf(lots),
})

const agrees = ({ balance, posted, lots }: ReturnType<typeof figuresOf>) =>
  balance === posted && balance === lots

/** 对不上的再看一眼：正好在用的重新数；正在合并、注销的不比；真的对不上的说出来。 */
async function lookAgain(ctx: Context, wallet: Wallet): Promise<Difference | 'moving' | null> {
  let seen = wallet
  for (let look = 0; look < LOOKS; look += 1) {
    const where = { _id: wallet._id }
    const own = await entriesOf(ctx, wallet._id)
    const [fresh] = await ctx.store.list(wallets, { where, limit: 1 })
    if (!fresh) return 'moving'
    const figures = figuresOf(fresh, own)
    if (agrees(figures)) return null
    if (fresh.rev === seen.rev) {
      const account = await ctx.store.get(accounts, wallet._id)
      if (account?.moving) return 'moving'
      return { kind: 'wallet', name: accountCode(ctx.vault, wallet._id), figures }
    }
    seen = fresh
  }
  return null
}

/** 各行加起来不是零的流水。 */
const uneven = (found: readonly Entry[]): Difference[] =>
  found.flatMap(({ _id, lines }) =>
    totalOf(lines) === 0 ? [] : [{ kind: 'entry', name: _id, figures: { sum: totalOf(lines) } }],
  )

/** 流水多的少取几个，少的多取几个，一次正好读得完。 */
const nextGroup = (group: number, read: number) =>
  Math.max(1, Math.min(MOST, Math.floor((group * PAGE * 0.8) / Math.max(read, 1))))

/** 数几个账户；数完了返回空。 */
export async function countGroup(ctx: Context, so: Recount): Promise<Recount | null> {
  const group = await ctx.store.list(wallets, {
    where: { _id: { above: so.after } },
    orderBy: '_id',
    limit: so.group,
  })
  const last = group.at(-1)
  if (!last) return null
  const ids = group.map(({ _id }) => _id)
  const read = await entriesOfGroup(ctx, ids)
  if (!read) return { ...so, group: Math.max(1, Math.floor(so.group / 2)) }
  const off: Difference[] = uneven(read)
  let skipped = 0
  let points = 0
  for (const wallet of group) {
    const own = read.filter(({ lines }) => lines.some(({ id }) => id === wallet._id))
    for (const entry of own) if (entry.order <= so.cut) points += pointsOf(entry, wallet._id)
    if (agrees(figuresOf(wallet, own))) continue
    const found = await lookAgain(ctx, wallet)
    if (found === 'moving') skipped += 1
    else if (found) off.push(found)
  }
  return noteDifferences(
    {
      ...{ ...so, after: last._id, group: nextGroup(so.group, read.length) },
      ...{ wallets: so.wallets + group.length, entries: so.entries + read.length },
      ...{ points: so.points + points, skipped: so.skipped + skipped },
    },
    off,
  )
}
