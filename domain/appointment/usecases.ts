import { appoint } from './appoint'
import { areaTree } from './area-tree'
import { dismiss, extend } from './dismiss'
import { comeBack, leave } from './leave'
import { myAppointments, myGrid } from './mine'
import { partyTree } from './party-tree'
import { showPhone } from './phone'
import { seat } from './seat'
import { vacancies } from './vacancies'

export const appointmentUseCases = {
  ...{ areaTree, partyTree, vacancies, seat, appoint, extend, dismiss },
  ...{ leave, comeBack, myAppointments, myGrid, showPhone },
}
export type AppointmentUseCases = typeof appointmentUseCases
