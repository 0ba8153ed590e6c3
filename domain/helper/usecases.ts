import { accounts } from '@domain/account/account'
import { placeOf } from '@domain/area/usecases'
import { hasTurnedOff, turn } from '@domain/inbox/reminders'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { command, query } from '@domain/kernel/useCase'
import type { WishCard } from '@domain/wish/present'
import type { WishKind } from '@domain/wish/wish'
import * as v from 'valibot'
import { HelperForm } from './form'
import { type FreeTime, type Helper, helperRole, helpers, reachOf } from './helper'
import { firstPicks, PICKS_LIMIT, picksFor } from './picks'
import { emptyRoundup } from './roundup'

export interface HelperView {
  /** 是在职党员或志愿者；不是的看得到这一页，填不了。 */
  readonly may: boolean
  /** 住在哪：填过的，或第一次许愿时记下的网格。 */
  readonly place: { readonly id: string; readonly name: string } | null
  readonly skills: readonly WishKind[]
  readonly free: FreeTime | null
  /** 每天要不要告诉他一次。 */
  readonly daily: boolean
}

async function present(ctx: Context, helper: Helper | null, daily: boolean): Promise<HelperView> {
  const home = helper?.areaId ?? (await ctx.store.get(accounts, me(ctx)))?.homeId ?? null
  const place = home ? await placeOf(ctx, home) : null
  const names = place && [place.community, place.grid, place.building].filter(Boolean)
  return {
    may: helperRole(ctx.actor) !== null,
    place: home && names ? { id: home, name: names.join(' · ') } : null,
    skills: helper?.skills ?? [],
    free: helper?.free ?? null,
    daily,
  }
}

/** 我能帮什么：填过的样子。 */
const mine = query({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<HelperView> {
    const off = await hasTurnedOff(ctx, me(ctx), 'roundup')
    return present(ctx, await ctx.store.get(helpers, me(ctx)), !off)
  },
})

/** 填好（或改好）：马上从正等着人的心愿里挑一遍，以后有新的再挑给他。 */
const save = command({
  door: 'consented',
  input: HelperForm,
  async run({ areaId, skills, free, daily }, ctx): Promise<HelperView> {
    const role = helperRole(ctx.actor)
    if (role === null)
      throw new AppError(
        'FORBIDDEN',
        '“我能帮什么”由在职党员和志愿者来填；想来帮忙，请找社区报名。',
      )
    await placeOf(ctx, areaId)
    const before = await ctx.store.get(helpers, me(ctx))
    const told = { areaId, within: reachOf(areaId, ctx.actor), role, skills, free }
    const kept = before?.roundup ?? emptyRoundup
    const helper: Helper = {
      ...told,
      _id: me(ctx),
      rev: before?.rev ?? 1,
      turnAt: before?.turnAt ?? '',
      picks: free === 'later' ? [] : await firstPicks(ctx, told),
      roundup: free === 'later' || !daily ? { ...emptyRoundup, sentDay: kept.sentDay } : kept,
    }
    if (before) ctx.store.put(helpers, helper)
    else ctx.store.create(helpers, helper)
    await turn(ctx, 'roundup', daily)
    return present(ctx, helper, daily)
  },
})

/** 适合我帮的心愿：挑给我的里面，还等着人认领的。 */
const picks = query({
  door: 'consented',
  input: v.strictObject({}),
  run: (_, ctx): Promise<WishCard[]> => picksFor(ctx, PICKS_LIMIT),
})

export const helperUseCases = { mine, save, picks }
export type HelperUseCases = typeof helperUseCases
