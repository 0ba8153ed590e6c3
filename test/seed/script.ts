import type { WishStepName } from '@domain/wish/steps'
import type { WishKind } from '@domain/wish/wish'
import { type CastName, castNeighbours } from './cast'
import type { Resident } from './neighbour'
import type { Random } from './random'
import type { Extra, Story, Turn } from './story'
import { daysAgo } from './time'

/** 剧本里的一步：哪一步、谁、几天前、说的话、另带的东西（单位认领后交给了谁也在里面）。 */
export type Line = readonly [
  step: WishStepName,
  who: CastName | 'owner',
  days: number,
  note?: string | undefined,
  extra?: Extra & { readonly to?: CastName },
]

/** 手写的一个心愿。`days` 是几天前；`building` 是网格里的第几栋。 */
export interface Script {
  readonly days: number
  readonly building: number
  readonly room: string | null
  readonly category: WishKind
  readonly text: string
  readonly turns: readonly Line[]
  /** 替他许愿的人。 */
  readonly proxy?: CastName
}

/** 整个故事往前挪最多这么多天，免得人人都在整点办事。 */
const WOBBLE = 0.06

function turnOf([step, who, days, note, extra = {}]: Line, owner: Resident, at: DaysAgo): Turn {
  const { to, ...rest } = extra
  return {
    step,
    by: who === 'owner' ? owner : castNeighbours[who],
    at: at(days),
    ...(note && { note }),
    ...rest,
    ...(to && { to: castNeighbours[to] }),
  }
}

type DaysAgo = (days: number) => string

/** 把剧本排到日历上。许愿人须有住处。 */
export function storyOf(by: Resident, script: Script, now: string, random: Random): Story {
  const { days, building, turns, proxy, ...told } = script
  const earlier = (WOBBLE * random.int(1000)) / 1000
  const at: DaysAgo = (n) => daysAgo(now, n + earlier)
  return {
    ...told,
    by,
    ...(proxy && { proxy: castNeighbours[proxy] }),
    at: at(days),
    areaId: `${by.homeId}-b${String(building).padStart(2, '0')}`,
    turns: turns.map((line) => turnOf(line, by, at)),
  }
}
