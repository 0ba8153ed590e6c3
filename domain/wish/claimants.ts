import type { UnitRef } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { units } from '@domain/unit/unit'
import { hasApplied, namesFor } from './helping'
import { releasesLately } from './quotas'
import { rulesOf } from './settings'
import type { WishStepName } from './steps'
import type { Wish } from './wish'

/** 能来认领的一方：他自己（`unit` 为空），或他联络的一个单位。 */
export interface Claimant {
  readonly unit: UnitRef | null
  /** 30 天内放回得多，要先向社区申请。 */
  readonly barred: boolean
  /** 已经为这个心愿申请过。 */
  readonly applied: boolean
  /** 30 天内放回过几次。 */
  readonly releases: number
}

/** 他能以谁的名义认领这个心愿。没有人放回过，就不用读规定。 */
export async function claimantsFor(ctx: Context, wish: Wish): Promise<Claimant[]> {
  if (wish.status !== 'open') return []
  const names = namesFor(wish, ctx.actor, ctx.now)
  const counted = await Promise.all(
    names.map(async (unit) => {
      const { releases } = unit ? ((await ctx.store.get(units, unit.id)) ?? none) : ctx.actor
      return { unit, releases: releasesLately(releases, ctx.now) }
    }),
  )
  const anyone = counted.some(({ releases }) => releases > 0)
  const most = anyone ? (await rulesOf(ctx)).quotas.releasesPerMonth : Number.POSITIVE_INFINITY
  return counted.map(({ unit, releases }) => ({
    unit,
    releases,
    barred: releases >= most,
    applied: hasApplied(wish, ctx.actor, unit),
  }))
}

const none: { readonly releases: readonly string[] } = { releases: [] }

/** 认领的那几步，这几方里有没有人此刻用得上；别的步骤不看。 */
export function usable(name: WishStepName, claimants: readonly Claimant[]): boolean {
  const free = claimants.filter(({ barred }) => !barred)
  if (name === 'claim') return free.some(({ unit }) => unit === null)
  if (name === 'claimForUnit') return free.some(({ unit }) => unit !== null)
  if (name === 'apply') return claimants.some(({ barred, applied }) => barred && !applied)
  return true
}
