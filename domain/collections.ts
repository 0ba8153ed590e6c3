import { accounts, appointments, looks } from './account/account'
import { mergeCodes } from './accountcare/code'
import { accountJobs } from './accountcare/job'
import { accountEvents } from './accountcare/trail'
import { areas, scenes } from './area/area'
import { scans } from './area/scans'
import { checkIns } from './checkin/checkin'
import { occasions } from './checkin/occasion'
import { checkInTries } from './checkin/tries'
import { complaints } from './complaint/complaint'
import { counterTries } from './counter/tries'
import { funds } from './fund/fund'
import { goods } from './goods/good'
import { helpers } from './helper/helper'
import { callTasks } from './inbox/calls'
import { notices, outbox } from './inbox/inbox'
import { reminders } from './inbox/reminders'
import type { Collection, Entity } from './kernel/collection'
import { importGates, importRows, imports, openingTries } from './opening/opening'
import { bookCursors, books } from './points/books'
import { capUses } from './points/caps'
import { pointCards } from './points/card'
import { entries } from './points/entry'
import { participations } from './points/participation'
import { pointCodes } from './points/point-code'
import { rankings } from './points/ranking'
import { pointRules } from './points/rules'
import { wallets } from './points/wallet'
import { walletEvents } from './points/wallet-trail'
import { recounts } from './recount/recount'
import { exportLogs } from './register/register'
import { reportIns } from './reportin/reportin'
import { servicePosts } from './reportin/service-post'
import { tallies } from './reportin/tally'
import { rosterRows } from './roster/roster'
import { services, serviceYears } from './service/service'
import { queuePlaces } from './shop/queue-place'
import { redemptions } from './shop/redemption'
import { shelves, shops } from './shop/shop'
import { walkIns } from './shop/walk-in'
import { lowStocks } from './stock/low'
import { stockMoves } from './stock/move'
import { shopQuarters } from './stock/quarter'
import { stocktakes } from './stock/stocktake'
import { counters, tickets } from './ticket/ticket'
import { unitReportIns } from './unit/report-in'
import { units } from './unit/unit'
import { wantLists } from './unit/want'
import { mediaReceipts } from './wish/media'
import { settings } from './wish/settings'
import { slips } from './wish/slip'
import { wall } from './wish/wall'
import { yearSheets } from './year/year'

/** 全部集合与索引；正式环境与本地云都照此建立。客户端一律不能直接读写，只能经过云函数。 */
export const collections: readonly Collection<Entity>[] = [
  areas,
  scenes,
  scans,
  accounts,
  appointments,
  accountEvents,
  accountJobs,
  mergeCodes,
  units,
  unitReportIns,
  wantLists,
  looks,
  tickets,
  counters,
  mediaReceipts,
  slips,
  settings,
  helpers,
  reportIns,
  servicePosts,
  tallies,
  rosterRows,
  wall,
  complaints,
  notices,
  outbox,
  reminders,
  callTasks,
  exportLogs,
  openingTries,
  imports,
  importRows,
  importGates,
  occasions,
  checkIns,
  checkInTries,
  services,
  serviceYears,
  yearSheets,
  entries,
  wallets,
  capUses,
  books,
  bookCursors,
  pointRules,
  walletEvents,
  participations,
  rankings,
  shops,
  shelves,
  redemptions,
  recounts,
  queuePlaces,
  goods,
  walkIns,
  pointCards,
  pointCodes,
  counterTries,
  stockMoves,
  stocktakes,
  shopQuarters,
  lowStocks,
  funds,
]
