import { freeze, unfreeze } from './freeze'
import { findPerson, personEntries } from './person'
import { record, recorded } from './recording'
import { reverse } from './reverse'

/** 照看别人的积分：记议事和培训、查、更正、冻结。 */
export const pointCareUseCases = {
  ...{ recorded, record, findPerson, personEntries, reverse, freeze, unfreeze },
}
export type PointCareUseCases = typeof pointCareUseCases
