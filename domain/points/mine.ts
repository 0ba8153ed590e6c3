import type { Context } from '@domain/kernel/context'
import { Cursor } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type CapUse, capUseId, capUses, periodOf } from './caps'
import { usableOf } from './lots'
import { ENTRY_PAGE, type EntryRow, entriesOf, presentEntry } from './present'
import { type Cap, type Categories, categoryNames, rulesAt } from './rules'
import { type Wallet, wallets } from './wallet'

/** 一份上限用掉多少：几分，或者几次。 */
export interface CapRow {
  readonly per: Exclude<Cap['per'], 'session'>
  readonly unit: 'points' | 'times'
  readonly used: number
  readonly most: number
}

export interface CategoryUse {
  readonly label: string
  readonly caps: readonly CapRow[]
}

/** 我的积分：余额、现在能用几分、各批哪天到期、各类上限用掉多少、冻结着没有。 */
export interface PointsSummary {
  readonly balance: number
  readonly usable: number
  readonly lots: readonly { readonly until: string; readonly points: number }[]
  readonly uses: readonly CategoryUse[]
  readonly frozen: { readonly since: string; readonly reason: string } | null
}

/** 一页流水；第一页连同上面那些。 */
export interface MyPoints {
  readonly summary: PointsSummary | null
  readonly rows: readonly EntryRow[]
  readonly next: string | null
}

/** 同一刻到期的合成一行，先到期的在前。 */
function lotsOf({ lots }: Wallet): PointsSummary['lots'] {
  const sums = new Map<string, number>()
  for (const { until, points } of lots) sums.set(until, (sums.get(until) ?? 0) + points)
  return [...sums].map(([until, points]) => ({ until, points }))
}

/** 各类的上限此刻各用掉多少；一场以内的不算。 */
function usesOf(
  categories: Categories,
  found: ReadonlyMap<string, CapUse>,
  accountId: string,
  now: string,
): CategoryUse[] {
  return categoryNames.map((name) => ({
    label: categories[name].label,
    caps: categories[name].caps.flatMap(({ per, points, times }): CapRow[] => {
      if (per === 'session') return []
      const use = found.get(capUseId(accountId, name, periodOf(per, now)))
      return [
        ...(points === undefined
          ? []
          : [{ per, unit: 'points' as const, used: use?.points ?? 0, most: points }]),
        ...(times === undefined
          ? []
          : [{ per, unit: 'times' as const, used: use?.times ?? 0, most: times }]),
      ]
    }),
  }))
}

async function summaryOf(ctx: Context, wallet: Wallet): Promise<PointsSummary> {
  const { categories } = await rulesAt(ctx, ctx.now)
  const ids = categoryNames.flatMap((name) =>
    categories[name].caps.flatMap(({ per }) =>
      per === 'session' ? [] : [capUseId(wallet._id, name, periodOf(per, ctx.now))],
    ),
  )
  const kept = await ctx.store.list(capUses, {
    where: { _id: { oneOf: [...new Set(ids)] } },
    limit: ids.length,
  })
  const { balance, frozen } = wallet
  return {
    balance,
    usable: frozen ? 0 : usableOf(wallet.lots, ctx.now),
    lots: lotsOf(wallet),
    uses: usesOf(categories, new Map(kept.map((one) => [one._id, one])), wallet._id, ctx.now),
    frozen: frozen && {
      since: frozen.since,
      reason: ctx.vault.open<{ words: string }>(frozen.reason).words,
    },
  }
}

/** 我的积分，一次调用；往下翻只取流水。游客和没有得过积分的人是空的。 */
export const mine = query({
  door: 'anyone',
  input: v.strictObject({ before: v.optional(Cursor) }),
  async run({ before }, ctx): Promise<MyPoints> {
    const { accountId } = ctx.actor
    const wallet = accountId && !before ? await ctx.store.get(wallets, accountId) : null
    if (!accountId || (!wallet && !before)) return { summary: null, rows: [], next: null }
    const found = await entriesOf(ctx, accountId, before, ENTRY_PAGE + 1)
    const shown = found.slice(0, ENTRY_PAGE)
    return {
      summary: wallet && (await summaryOf(ctx, wallet)),
      rows: shown.map((entry) => presentEntry(entry, accountId)),
      next: found.length > ENTRY_PAGE ? (shown.at(-1)?.order ?? null) : null,
    }
  },
})
