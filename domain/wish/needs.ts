/** 一份出什么：东西论件，工夫论小时。从来不论钱。 */
export const needUnits = {
  thing: { label: '东西', each: '1 件' },
  hour: { label: '工夫', each: '1 小时' },
} as const

export type NeedUnit = keyof typeof needUnits
export const needUnitNames = Object.keys(needUnits) as [NeedUnit, ...NeedUnit[]]

/** 一个心愿最多写几样要用的。 */
export const NEEDS_LIMIT = 5
/** 一样最多分成几份。 */
export const PLACES_LIMIT = 20
/** 几样加起来最多几份：一份在时间线上占一行，办好时一人告诉一声，都放得下。 */
export const PLACES_IN_ALL = 30

/** 出了一份的人，和他说的话。 */
export interface Taker {
  readonly by: string
  readonly at: string
  readonly note: string | null
}

/** 合力圆梦要的一样：分成几份，谁出了。一份不多、一份不少。 */
export interface Need {
  readonly what: string
  readonly unit: NeedUnit
  readonly places: number
  readonly takers: readonly Taker[]
}

const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)

/** 一共几份。 */
export const placesIn = (needs: readonly Pick<Need, 'places'>[]) => sum(needs.map((n) => n.places))

/** 还差几份。 */
export const placesLeft = (needs: readonly Need[]) =>
  sum(needs.map(({ places, takers }) => places - takers.length))

/** 每一份都有人出了；没有写要什么的心愿不算。 */
export const isFull = (needs: readonly Need[]) => needs.length > 0 && placesLeft(needs) === 0

/** 这个人出了几份。 */
export const offersBy = (needs: readonly Need[], by: string) =>
  sum(needs.map(({ takers }) => takers.filter((taker) => taker.by === by).length))

/** 出力的人，一人一次，按出的先后。 */
export function partnersIn(needs: readonly Need[]): string[] {
  const takers = needs.flatMap((need) => need.takers)
  const byTime = [...takers].sort((a, b) => (a.at < b.at ? -1 : 1))
  return [...new Set(byTime.map((taker) => taker.by))]
}

/** 出一份时留在时间线上的话：出了什么，和他说的。 */
export const offerWords = ({ what }: Need, note: string | null) =>
  note ? `${what}：${note}` : what

const change = (needs: readonly Need[], at: number, takers: (need: Need) => readonly Taker[]) =>
  needs.map((need, i) => (i === at ? { ...need, takers: takers(need) } : need))

/** 第 `at` 样（从 0 数）多一个人出。 */
export const withTaker = (needs: readonly Need[], at: number, taker: Taker) =>
  change(needs, at, (need) => [...need.takers, taker])

/** 第 `at` 样里，这个人收回他那一份。 */
export const withoutTaker = (needs: readonly Need[], at: number, by: string) =>
  change(needs, at, (need) => need.takers.filter((taker) => taker.by !== by))
