import { exportMine } from './export'
import { mine } from './mine'
import { previewVersion } from './preview'
import { joinRanking, leaveRanking, ranking } from './ranking'
import { rules } from './rules-view'
import { addVersion, versions, withdrawVersion } from './versions'

export const pointsUseCases = {
  ...{ mine, rules, exportMine, ranking, joinRanking, leaveRanking },
  ...{ versions, previewVersion, addVersion, withdrawVersion },
}
export type PointsUseCases = typeof pointsUseCases
