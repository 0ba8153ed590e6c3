import { depotCode, depotStart, depots, renewDepotCode } from './depots'
import { joinUnit } from './joining'
import { detail, ofUnit, queue, showPhone } from './lists'
import { mine } from './mine'
import { numbers, unitNumbers } from './numbers'
import { addPost, closePost, postsHere, takePost } from './posts'
import { reportDepot, reportHome } from './report'
import { dropFromRoster, roster } from './roster-page'
import { pause, resend, step, transfer } from './step'

export const reportInUseCases = {
  ...{ mine, detail, queue, ofUnit, showPhone },
  ...{ reportHome, reportDepot, joinUnit, step, resend, pause, transfer },
  ...{ postsHere, addPost, closePost, takePost },
  ...{ depotStart, depots, depotCode, renewDepotCode },
  ...{ roster, dropFromRoster, numbers, unitNumbers },
}
export type ReportInUseCases = typeof reportInUseCases
