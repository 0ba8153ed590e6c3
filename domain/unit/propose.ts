import { type Fit, fitOf } from './kinds'
import type { Match, Resource } from './report-in'
import { bySoonest, type Want } from './want'

/** 建议对接的一对：哪一样，哪一条需求，是同一样还是相近。 */
export interface Proposal {
  readonly resourceId: string
  readonly wantId: string
  readonly fit: Exclude<Fit, null>
}

/** 一次最多建议几对；再多反而看不出先后。 */
const PROPOSALS_LIMIT = 10

/** 谁对得上谁：同一样的在前，再是相近的；各自快到期的在前。已经对上的不再说。 */
export function propose(
  resources: readonly Resource[],
  wants: readonly Want[],
  matches: readonly Match[],
): Proposal[] {
  const taken = new Set(matches.map(({ id }) => id))
  const pairs = bySoonest(wants).flatMap((want) =>
    resources.flatMap(({ id: resourceId, kind }) => {
      const fit = fitOf(kind, want.kind)
      const free = !taken.has(matchId(resourceId, want.id))
      return fit && free ? [{ resourceId, wantId: want.id, fit }] : []
    }),
  )
  const ordered = [
    ...pairs.filter(({ fit }) => fit === 'same'),
    ...pairs.filter(({ fit }) => fit === 'near'),
  ]
  return ordered.slice(0, PROPOSALS_LIMIT)
}

/** 同一样对同一条只算一次，编号就取自这两个。 */
export const matchId = (resourceId: string, wantId: string) => `${resourceId}~${wantId}`
