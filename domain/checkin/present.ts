import { type Arrival, type CheckIn, type CheckInState, checkInState } from './checkin'
import {
  type Occasion,
  type OccasionKind,
  type OccasionState,
  stateOf,
  takesSignOut,
} from './occasion'

/** 一场给人看的样子。 */
export interface OccasionView {
  readonly id: string
  readonly kind: OccasionKind
  readonly title: string
  readonly community: string
  readonly spot: string
  readonly from: string
  readonly to: string
  readonly state: OccasionState
  readonly order: string
}

export function presentOccasion(occasion: Occasion, now: string): OccasionView {
  const { _id, kind, title, community, spot, from, to, order } = occasion
  const state = stateOf(occasion, now)
  return { id: _id, kind, title, community, spot, from, to, state, order }
}

/** 一次签到给本人看的样子。 */
export interface CheckInView {
  readonly id: string
  readonly title: string
  readonly community: string
  readonly inAt: string
  readonly inHow: Arrival
  readonly outAt: string | null
  readonly minutes: number
  readonly state: CheckInState
  /** 时间是补记的。 */
  readonly backfilled: boolean
  readonly order: string
}

/** `occasion` 是它那一场；不知道的当作已经过去。 */
export function presentCheckIn(
  one: CheckIn,
  occasion: Occasion | undefined,
  now: string,
): CheckInView {
  const { _id, title, community, inAt, inHow, outAt, minutes, backfill, order } = one
  const open = occasion !== undefined && takesSignOut(occasion, now)
  return {
    ...{ id: _id, title, community, inAt, inHow, outAt, minutes, order },
    state: checkInState(one, open),
    backfilled: backfill?.answer?.agreed === true,
  }
}
