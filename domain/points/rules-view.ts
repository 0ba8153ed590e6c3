import type { Context } from '@domain/kernel/context'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type CategoryWords, categoryWords, standingWords } from './rule-words'
import { categoryNames, firstRules, pointRules, type RuleVersion, versionDay } from './rules'

/** 还没开始的最多排几版：再多就没有人说得清哪天照哪一版。 */
export const COMING_LIMIT = 3

/** 一版规则给人看的样子。 */
export interface VersionView {
  readonly id: string
  /** 从哪一天起（2026-11-23）；最初的规则为空。 */
  readonly day: string | null
  readonly note: string
  readonly memberGoods: boolean
  readonly categories: readonly CategoryWords[]
}

export function presentVersion({ _id: id, note, memberGoods, categories }: RuleVersion) {
  const words = categoryNames.map((name) => categoryWords(categories[name]))
  return { id, day: versionDay(id), note, memberGoods, categories: words }
}

/** 现在执行的一版，和还没开始的几版（先开始的在前）。一次读。 */
export async function versionsNow(
  ctx: Context,
): Promise<{ readonly current: RuleVersion; readonly coming: readonly RuleVersion[] }> {
  const found = await ctx.store.list(pointRules, {
    where: {},
    orderBy: '-from',
    limit: COMING_LIMIT + 1,
  })
  const coming = found.filter(({ from }) => ctx.now < from).reverse()
  return { current: found.find(({ from }) => from <= ctx.now) ?? firstRules, coming }
}

/** 积分规则页：现在的、要来的、一直不变的几条。 */
export interface RulesView {
  readonly current: VersionView
  readonly coming: readonly VersionView[]
  readonly standing: readonly { readonly title: string; readonly lines: readonly string[] }[]
}

/** 积分规则，人人看得到；都从正在执行的那一版里来。 */
export const rules = query({
  door: 'anyone',
  input: v.strictObject({}),
  async run(_, ctx): Promise<RulesView> {
    const { current, coming } = await versionsNow(ctx)
    return {
      current: presentVersion(current),
      coming: coming.map(presentVersion),
      standing: standingWords(current.memberGoods),
    }
  },
})
