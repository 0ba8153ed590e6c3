import { AppError } from '@domain/kernel/errors'
import * as v from 'valibot'
import { periodLabels } from './rule-words'
import { type Cap, type Categories, type Category, categoryNames, defaultCategories } from './rules'

/** 一次、一小时最多定几分；一段时间的上限最多定几分、几次。 */
const POINTS_LIMIT = 500
const CAP_LIMIT = 9999

const whole = (most: number) =>
  v.pipe(
    v.number('请填整数。'),
    v.integer('请填整数。'),
    v.minValue(0, '分数不能是负的。'),
    v.maxValue(most, `最多填 ${most}。`),
  )

/** 改一版规则填的数：项目 → 几分，类别 → 各份上限，次序与表相同。项目和上限有哪几样改不了。 */
export const Numbers = v.strictObject({
  points: v.record(v.string(), whole(POINTS_LIMIT)),
  caps: v.record(v.string(), v.array(whole(CAP_LIMIT))),
})
export type Numbers = v.InferOutput<typeof Numbers>

const incomplete = () => new AppError('INVALID', '规则没有填完整，请刷新页面再改一次。')

function capsWith({ label, caps }: Category, numbers: readonly number[] | undefined): Cap[] {
  if (numbers?.length !== caps.length) throw incomplete()
  const changed = caps.map((cap, at): Cap => {
    const most = numbers[at] ?? 0
    return cap.times === undefined ? { ...cap, points: most } : { ...cap, times: most }
  })
  changed.forEach(({ per, points = 0 }, at) => {
    const wider = changed[at + 1]
    if (wider?.points !== undefined && points > wider.points)
      throw new AppError(
        'INVALID',
        `“${label}”${periodLabels[per]}的上限比${periodLabels[wider.per]}的还多，请检查。`,
      )
  })
  return changed
}

/** 填的数变成一版的各类；少了、多了、上限反了抛 INVALID。 */
export function categoriesFrom({ points, caps }: Numbers): Categories {
  const known = categoryNames.flatMap((name) => Object.keys(defaultCategories[name].actions))
  if (Object.keys(points).some((name) => !known.includes(name))) throw incomplete()
  const entries = categoryNames.map((name) => {
    const category: Category = defaultCategories[name]
    const actions = Object.entries(category.actions).map(([action, rule]) => {
      const given = points[action]
      if (given === undefined) throw incomplete()
      return [action, { ...rule, points: given }] as const
    })
    const changed = { ...category, actions: Object.fromEntries(actions) }
    return [name, { ...changed, caps: capsWith(category, caps[name]) }] as const
  })
  return Object.fromEntries(entries) as unknown as Categories
}

/** 一版的各类变成填的数，改的时候从它改起。 */
export function numbersOf(categories: Categories): Numbers {
  const all = categoryNames.map((name) => [name, categories[name]] as const)
  const points = all.flatMap(([, { actions }]) =>
    Object.entries(actions).map(([action, rule]) => [action, rule.points] as const),
  )
  const caps = all.map(
    ([name, category]) => [name, category.caps.map((one) => one.times ?? one.points ?? 0)] as const,
  )
  return { points: Object.fromEntries(points), caps: Object.fromEntries(caps) }
}
