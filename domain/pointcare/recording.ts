import { withinOf } from '@domain/area/area'
import { communitiesIn } from '@domain/area/below'
import { assertNotOwn, helperByPhone, peopleOf, someone } from '@domain/checkin/people'
import { areasOf, communityStaff, holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { addDays, dayOf, dayStart } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { checkedText, me } from '@domain/kernel/guard'
import { Id, Phone, Words } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import { award } from '@domain/points/award'
import {
  type Participation,
  type ParticipationKind,
  participationKinds,
  participations,
} from '@domain/points/participation'
import { orderOf } from '@domain/ticket/ticket'
import * as v from 'valibot'

/** 最多补记几天以前的。 */
const PAST_DAYS = 30
/** 最近记的列几件。 */
const PAGE = 20

export interface ParticipationRow {
  readonly id: string
  readonly kind: ParticipationKind
  readonly name: string
  readonly title: string
  readonly at: string
  readonly points: number
}

async function present(ctx: Context, found: readonly Participation[]): Promise<ParticipationRow[]> {
  const people = await peopleOf(ctx, [...new Set(found.map(({ accountId }) => accountId))])
  return found.map(({ _id: id, kind, accountId, title, at, points }) => ({
    ...{ id, kind, title, at, points, name: (people.get(accountId) ?? someone).name },
  }))
}

/** 他管的社区；没有抛 FORBIDDEN。 */
async function ownCommunities(ctx: Context) {
  const ids = areasOf(ctx.actor, communityStaff)
  const found = (await Promise.all(ids.map((id) => communitiesIn(ctx, id)))).flat()
  if (found.length === 0)
    throw new AppError('FORBIDDEN', '议事、培训由本社区的工作人员来记，请找社区的人。')
  return found.map(({ _id: id, name }) => ({ id, name }))
}

export interface ParticipationsView {
  readonly communities: readonly { readonly id: string; readonly name: string }[]
  readonly communityId: string
  /** 今天，和最早可以记的一天，写作 2026-11-23。 */
  readonly today: string
  readonly earliest: string
  readonly rows: readonly ParticipationRow[]
}

/** 最近记的，新的在前。 */
export const recorded = query({
  door: 'consented',
  input: v.strictObject({ communityId: v.optional(Id) }),
  async run({ communityId }, ctx): Promise<ParticipationsView> {
    const communities = await ownCommunities(ctx)
    const here = communities.find(({ id }) => id === communityId) ?? communities[0]
    const found = await ctx.store.list(participations, {
      where: { communityId: here?.id ?? '' },
      orderBy: '-order',
      limit: PAGE,
    })
    const [today, earliest] = [dayOf(ctx.now), dayOf(addDays(ctx.now, -PAST_DAYS))]
    const rows = await present(ctx, found)
    return { communities, communityId: here?.id ?? '', today, earliest, rows }
  },
})

/** 哪一天：不晚于今天，不早于三十天前；返回那一天的零点。 */
function dayToRecord(day: string, now: string): string {
  const at = dayStart(day)
  if (at === null || at > now)
    throw new AppError('INVALID', '日期请写今天或以前的，如 2026-11-23。')
  if (day < dayOf(addDays(now, -PAST_DAYS)))
    throw new AppError('INVALID', `最多补记 ${PAST_DAYS} 天以前的，再早的记不了。`)
  return at
}

/** 记下一个人参加了一次，当场得分。同一次记两遍，还是那一份；自己的由同事来记。 */
export const record = command({
  door: 'consented',
  input: v.strictObject({
    communityId: Id,
    kind: v.picklist(
      Object.keys(participationKinds) as [ParticipationKind, ...ParticipationKind[]],
    ),
    title: Words('什么事', 2, 30),
    day: v.string(),
    phone: Phone,
  }),
  async run({ communityId, kind, title, day, phone }, ctx): Promise<ParticipationRow> {
    if (!holds(ctx.actor, communityStaff, withinOf(communityId)))
      throw new AppError('FORBIDDEN', '议事、培训由本社区的工作人员来记，请找社区的人。')
    const at = dayToRecord(day, ctx.now)
    const { _id: accountId } = await helperByPhone(ctx, phone, { communityId })
    assertNotOwn(ctx, accountId)
    const _id = ctx.vault.digest('participation', communityId, kind, at, title, accountId)
    const before = await ctx.store.get(participations, _id)
    if (before) return rowOf(ctx, before)
    await checkedText(ctx, title)
    const cause = { kind: 'participation' as const, id: _id, words: title }
    const points = await award(ctx, { accountId, action: kind, communityId, at, cause })
    const one: Participation = {
      ...{ _id, kind, accountId, communityId, title, at, points, by: me(ctx) },
      order: orderOf(ctx.now, _id),
    }
    ctx.store.create(participations, one)
    return rowOf(ctx, one)
  },
})

async function rowOf(ctx: Context, one: Participation): Promise<ParticipationRow> {
  const [row] = await present(ctx, [one])
  if (!row) throw new Error('刚记下的一份不见了。')
  return row
}
