import { accounts } from '@domain/account/account'
import { heldNow } from '@domain/account/stop'
import type { Context } from '@domain/kernel/context'
import { monthBounds, monthsUntil } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type Earning, pointsFor } from './award'
import { capUseId, periodOf, type Used, withinCaps } from './caps'
import { isDuty } from './duty'
import { earningsIn } from './earnings'
import { type Entry, entries } from './entry'
import {
  type ActionName,
  type Categories,
  type CategoryName,
  categoryNames,
  firstRules,
  ruleOf,
} from './rules'
import { categoriesFrom, Numbers } from './version-form'
import { asDistrict } from './versions'

/** 一次按编号取多少份。 */
const BATCH = 500

/** 照新规则算出来的：每一类上个月实际发了几分、照新的会发几分。 */
export interface PreviewRow {
  readonly label: string
  readonly issued: number
  readonly would: number
}

export interface PreviewView {
  /** YYYYMM。 */
  readonly month: string
  /** 上个月该得分的事一共几件。 */
  readonly events: number
  readonly issued: number
  readonly would: number
  readonly rows: readonly PreviewRow[]
}

const chunks = <T>(list: readonly T[]) =>
  Array.from({ length: Math.ceil(list.length / BATCH) }, (_, at) =>
    list.slice(at * BATCH, (at + 1) * BATCH),
  )

/** 起因是这些的流水。 */
async function causedBy(ctx: Context, ids: readonly string[]): Promise<Entry[]> {
  const found: Entry[] = []
  for (const part of chunks(ids)) {
    const where = { 'cause.id': { oneOf: part } }
    found.push(...(await ctx.store.list(entries, { where, limit: part.length * 2 })))
  }
  return found
}

/** 每一件实际得了几分：更正了的不算。 */
async function issuedFor(ctx: Context, all: readonly Earning[]) {
  const earned = await causedBy(
    ctx,
    all.map(({ cause }) => cause.id),
  )
  const own = earned.filter(({ kind }) => kind === 'earn')
  const against = await causedBy(
    ctx,
    own.map(({ _id }) => _id),
  )
  const reversed = new Set(against.map(({ cause }) => cause.id))
  const issued = new Map<string, number>()
  for (const { _id, cause, lots } of own) {
    const points = reversed.has(_id) ? 0 : lots.reduce((sum, lot) => sum + lot.points, 0)
    issued.set(cause.id, (issued.get(cause.id) ?? 0) + points)
  }
  return issued
}

/** 没有得过分的里面，哪几件本来就不该得：是本职，或者账号已经不在。 */
async function barred(ctx: Context, silent: readonly Earning[]): Promise<ReadonlySet<Earning>> {
  const people = new Map<string, ReturnType<typeof heldNow>>()
  for (const part of chunks([...new Set(silent.map(({ accountId }) => accountId))])) {
    const where = { _id: { oneOf: part } }
    for (const account of await ctx.store.list(accounts, { where, limit: part.length }))
      people.set(account._id, heldNow(account, ctx.now))
  }
  return new Set(
    silent.filter(({ accountId, communityId }) => {
      const held = people.get(accountId)
      return held === undefined || isDuty(held, communityId)
    }),
  )
}

/** 一件一件照各类的上限算下来，返回各件该得几分；上限各人各算。 */
export function recount(categories: Categories, all: readonly Earning[]): Map<Earning, number> {
  const uses = new Map<string, Used>()
  const version = { ...firstRules, categories }
  const counted = new Map<Earning, number>()
  for (const one of all) {
    const { name, category, rule } = ruleOf(version, one.action)
    const idOf = (per: Parameters<typeof periodOf>[0]) =>
      capUseId(one.accountId, name, periodOf(per, one.at))
    const usedOf = (per: Parameters<typeof periodOf>[0]) =>
      uses.get(idOf(per)) ?? { points: 0, times: 0 }
    const points = withinCaps(category.caps, pointsFor(rule, one.minutes), usedOf)
    counted.set(one, points)
    if (points === 0) continue
    for (const { per } of category.caps) {
      if (per === 'session') continue
      const { points: before, times } = usedOf(per)
      uses.set(idOf(per), { points: before + points, times: times + 1 })
    }
  }
  return counted
}

const nameOf = (action: ActionName): CategoryName => ruleOf(firstRules, action).name

/** 上个月照新的规则要发多少分，和实际发的比。不写，只看。 */
export const previewVersion = query({
  door: 'consented',
  input: v.strictObject({ numbers: Numbers }),
  async run({ numbers }, ctx): Promise<PreviewView> {
    asDistrict(ctx)
    const categories = categoriesFrom(numbers)
    const month = monthsUntil(ctx.now, 2)[1]
    if (!month) throw new AppError('INVALID', '没有上个月可以算。')
    const { from } = monthBounds(month)
    const all = await earningsIn(ctx, month)
    const issued = await issuedFor(ctx, all)
    const none = await barred(
      ctx,
      all.filter(({ cause }) => !issued.has(cause.id)),
    )
    const counted = recount(
      categories,
      all.filter((one) => !none.has(one)),
    )
    const inMonth = all.filter(({ at }) => from <= at)
    const sums = categoryNames.map((name) => {
      const own = inMonth.filter(({ action }) => nameOf(action) === name)
      return {
        label: categories[name].label,
        issued: own.reduce((sum, { cause }) => sum + (issued.get(cause.id) ?? 0), 0),
        would: own.reduce((sum, one) => sum + (counted.get(one) ?? 0), 0),
      }
    })
    const rows = sums.filter((row) => row.issued + row.would > 0)
    return {
      ...{ month, events: inMonth.length, rows },
      issued: rows.reduce((sum, row) => sum + row.issued, 0),
      would: rows.reduce((sum, row) => sum + row.would, 0),
    }
  },
})
