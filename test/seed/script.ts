import type { WishStepName } from '@domain/wish/steps'
import type { WishKind } from '@domain/wish/wish'
import { type CastName, castNeighbours } from './cast'
import type { Resident } from './neighbour'
import type { Story, Turn } from './story'
import { daysAgo } from './time'

/** 剧本里的一步：哪一步、谁、几天前、说的话、（改好再发时）新的文字。 */
export type Line = readonly [
  step: WishStepName,
  who: CastName | 'owner',
  days: number,
  note?: string | undefined,
  text?: string,
]

/** 手写的一个心愿。`days` 是几天前；`building` 是网格里的第几栋。 */
export interface Script {
  readonly days: number
  readonly building: number
  readonly room: string | null
  readonly category: WishKind
  readonly text: string
  readonly turns: readonly Line[]
}

function turnOf(line: Line, owner: Resident, now: string): Turn {
  const [step, who, days, note, text] = line
  return {
    step,
    by: who === 'owner' ? owner : castNeighbours[who],
    at: daysAgo(now, days),
    ...(note && { note }),
    ...(text && { text }),
  }
}

/** 把剧本排到日历上。许愿人须有住处。 */
export function storyOf(by: Resident, script: Script, now: string): Story {
  const { days, building, turns, ...told } = script
  return {
    ...told,
    by,
    at: daysAgo(now, days),
    areaId: `${by.homeId}-b${String(building).padStart(2, '0')}`,
    turns: turns.map((line) => turnOf(line, by, now)),
  }
}
