import { exportMine } from './export'
import { freeze, unfreeze } from './freeze'
import { mine } from './mine'
import { findPerson, personEntries } from './person'
import { previewVersion } from './preview'
import { joinRanking, leaveRanking, ranking } from './ranking'
import { record, recorded } from './recording'
import { reverse } from './reverse'
import { rules } from './rules-view'
import { addVersion, versions, withdrawVersion } from './versions'

export const pointsUseCases = {
  mine,
  rules,
  exportMine,
  ranking,
  joinRanking,
  leaveRanking,
  recorded,
  record,
  findPerson,
  personEntries,
  reverse,
  freeze,
  unfreeze,
  versions,
  previewVersion,
  addVersion,
  withdrawVersion,
}
export type PointsUseCases = typeof pointsUseCases
