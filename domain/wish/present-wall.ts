import type { WallPiece } from './wall'
import type { WallWords } from './wall-words'

/** 心愿墙上的一格，人人可看。 */
export interface WallRow extends WallWords {
  readonly id: string
  readonly order: string
}

/** 心愿墙的唯一出口；撤下的没有内容，什么也不给。 */
export function presentWall({ _id: id, order, words }: WallPiece): WallRow[] {
  if (words === null) return []
  const { category, calledName, text, thanks, helper, community, month } = words
  return [{ id, order, category, calledName, text, thanks, helper, community, month }]
}
