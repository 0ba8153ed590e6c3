import { attendance } from './attendance'
import { backfill, verify } from './backfill'
import { begin, end } from './begin'
import { codes } from './codes'
import { here, list, mine } from './lists'
import { rollCall, seeOff } from './on-the-spot'
import { checkIn, checkOut } from './signing'

export const checkinUseCases = {
  ...{ begin, end, codes, list, attendance, rollCall, seeOff, backfill, verify },
  ...{ here, checkIn, checkOut, mine },
}
export type CheckinUseCases = typeof checkinUseCases
