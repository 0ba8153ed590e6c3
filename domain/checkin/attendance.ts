import type { Context } from '@domain/kernel/context'
import { me } from '@domain/kernel/guard'
import { Cursor, Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type CheckIn, checkIns } from './checkin'
import { type Occasion, occasionRunBy } from './occasion'
import { type Person, peopleOf, someone } from './people'
import { type CheckInView, type OccasionView, presentCheckIn, presentOccasion } from './present'

/** 名单一页几个人。 */
const PAGE = 20
/** 最多数到几个人；再多就说“100 多”，不为一个数把全部取出来。 */
export const COUNT_LIMIT = 100

/** 名单上的一个人，给管这一场的社区看。 */
export interface AttendanceRow extends CheckInView, Person {
  readonly occasionId: string
  /** 补记写的：几点走的，为什么，是不是我写的。没有补记为空。 */
  readonly backfill: {
    readonly outAt: string
    readonly why: string
    readonly mine: boolean
    /** 核对的结果；还没核对为空。 */
    readonly agreed: boolean | null
  } | null
  /** 是我自己的签到：由同事来办。 */
  readonly own: boolean
}

function row(
  ctx: Context,
  one: CheckIn,
  occasion: Occasion | undefined,
  person: Person,
): AttendanceRow {
  const { occasionId, accountId, backfill } = one
  return {
    ...presentCheckIn(one, occasion, ctx.now),
    ...{ ...person, occasionId, own: accountId === me(ctx) },
    backfill: backfill && {
      ...{ outAt: backfill.outAt, why: backfill.why, mine: backfill.by === me(ctx) },
      agreed: backfill.answer?.agreed ?? null,
    },
  }
}

/** 几次签到变成名单上的几行，姓名一次取齐。 */
export async function presentRows(
  ctx: Context,
  found: readonly CheckIn[],
  occasion?: Occasion,
): Promise<AttendanceRow[]> {
  const people = await peopleOf(
    ctx,
    found.map(({ accountId }) => accountId),
  )
  return found.map((one) => row(ctx, one, occasion, people.get(one.accountId) ?? someone))
}

/** 一次签到变成名单上的一行。 */
export async function presentRow(
  ctx: Context,
  one: CheckIn,
  occasion: Occasion,
): Promise<AttendanceRow> {
  const people = await peopleOf(ctx, [one.accountId])
  return row(ctx, one, occasion, people.get(one.accountId) ?? someone)
}

/** 一场有几个人签了到、几个人签了退；`more` 是数到头了，不止这么多。 */
export interface Headcount {
  readonly came: number
  readonly left: number
  readonly more: boolean
}

function counted(found: readonly CheckIn[]): Headcount {
  const shown = found.slice(0, COUNT_LIMIT)
  const left = shown.filter(({ outAt }) => outAt !== null).length
  return { came: shown.length, left, more: found.length > COUNT_LIMIT }
}

const attended = (ctx: Context, occasionId: string, limit: number, before?: string) =>
  ctx.store.list(checkIns, {
    where: { occasionId, ...(before ? { order: { below: before } } : {}) },
    orderBy: '-order',
    limit,
  })

/** 这一场来了几个人。从名单上数，所以一千人同时签到也不用抢着改同一个数。 */
export async function headcountOf(ctx: Context, occasionId: string): Promise<Headcount> {
  return counted(await attended(ctx, occasionId, COUNT_LIMIT + 1))
}

export interface AttendancePage {
  readonly occasion: OccasionView
  readonly rows: readonly AttendanceRow[]
  readonly next: string | null
  /** 翻到后面的页不再数。 */
  readonly headcount: Headcount | null
}

/** 一场的名单，后来的在前。只有本社区的工作人员看得到。 */
export const attendance = query({
  door: 'consented',
  input: v.strictObject({ id: Id, before: v.optional(Cursor) }),
  async run({ id, before }, ctx): Promise<AttendancePage> {
    const occasion = await occasionRunBy(ctx, id)
    const found = await attended(ctx, id, before ? PAGE + 1 : COUNT_LIMIT + 1, before)
    const shown = found.slice(0, PAGE)
    return {
      occasion: presentOccasion(occasion, ctx.now),
      rows: await presentRows(ctx, shown, occasion),
      next: found.length > PAGE ? (shown.at(-1)?.order ?? null) : null,
      headcount: before ? null : counted(found),
    }
  },
})
