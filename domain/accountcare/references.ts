import { accounts, appointments, looks } from '@domain/account/account'
import { scenes } from '@domain/area/area'
import { checkIns } from '@domain/checkin/checkin'
import { occasions } from '@domain/checkin/occasion'
import { complaints } from '@domain/complaint/complaint'
import { funds } from '@domain/fund/fund'
import { goods } from '@domain/goods/good'
import { helpers } from '@domain/helper/helper'
import { callTasks } from '@domain/inbox/calls'
import { notices, outbox } from '@domain/inbox/inbox'
import { reminders } from '@domain/inbox/reminders'
import type { Collection, Entity } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { imports, openingTries } from '@domain/opening/opening'
import { capUses } from '@domain/points/caps'
import { pointCards } from '@domain/points/card'
import { entries } from '@domain/points/entry'
import { participations } from '@domain/points/participation'
import { pointCodes } from '@domain/points/point-code'
import { rankings } from '@domain/points/ranking'
import { pointRules } from '@domain/points/rules'
import { wallets } from '@domain/points/wallet'
import { walletEvents } from '@domain/points/wallet-trail'
import { exportLogs } from '@domain/register/register'
import { reportIns } from '@domain/reportin/reportin'
import { rosterRows } from '@domain/roster/roster'
import { services, serviceYears } from '@domain/service/service'
import { queuePlaces } from '@domain/shop/queue-place'
import { redemptions } from '@domain/shop/redemption'
import { walkIns } from '@domain/shop/walk-in'
import { stockMoves } from '@domain/stock/move'
import { stocktakes } from '@domain/stock/stocktake'
import { tickets } from '@domain/ticket/ticket'
import { unitReportIns } from '@domain/unit/report-in'
import { wantLists } from '@domain/unit/want'
import { yearSheets } from '@domain/year/year'
import { endAppointment, joinAppointment } from './appointments'
import { mergeCodes } from './code'
import { eraseTicket } from './erase-wish'
import {
  closeWallet,
  dropCard,
  dropWalkIn,
  endRedemption,
  hideNickname,
  joinCapUse,
  joinRedemption,
  joinWallet,
} from './points'
import { endPlace, joinPlace } from './queue'
import type { Move } from './replace'
import { endContact, endReport, joinCheckIn, joinReport, joinSheet, joinYear } from './reports'
import { drop, dropOwn, joinOwn, joinReminders, repoint, wipe } from './rules'
import { accountEvents } from './trail'

/** 换一份：合并时怎么归到留下的账号，注销时怎么收。只看文档本身，同一份来两次结果一样。 */
export type Rule = (
  ctx: Context,
  line: Line,
  // 一行管一个集合，里面是什么样由那一行的办法自己知道。
  // biome-ignore lint/suspicious/noExplicitAny: 函数参数逆变，写 Entity 装不进具体的办法。
  document: any,
  move: Move,
) => Promise<void> | void

/** 一个集合里，哪些字段写着账号的编号（各有索引），合并和注销时怎么办。 */
export interface Line {
  readonly in: Collection<Entity>
  readonly by: readonly string[]
  /** 写的是当时的实话（谁做的、谁看的）：合并时不改。 */
  readonly keeps?: readonly string[]
  /** 改完还会再找到的，按编号一份份往后找；索引里另有 `_id`。 */
  readonly walks?: true
  /** 注销时会另记流水、动账户的：办过就收步，下一步才看得到刚写下的，不会照旧样子再办一遍。 */
  readonly makes?: true
  readonly merge?: Rule
  readonly erase?: Rule
}

/**
 * 写着账号编号的每一个集合。合并和注销都照这张表做，次序也照它：会生出别的东西的在前，生出来的在后。
 * 新的集合里有账号的编号，就在这里添一行；没有的，写进 `withoutAccounts`。
 */
export const references: readonly Line[] = [
  {
    in: appointments,
    by: ['accountId', 'trail.by'],
    keeps: ['trail'],
    merge: joinAppointment,
    erase: endAppointment,
  },
  {
    in: reportIns,
    by: ['accountId', 'timeline.by'],
    keeps: ['timeline'],
    merge: joinReport,
    erase: endReport,
  },
  // 名册是单位的，他注销就从册上去掉；人还在单位的，联络员可以再导入。
  { in: rosterRows, by: ['accountId'], erase: drop },
  { in: yearSheets, by: ['accountId', 'comment.by'], keeps: ['comment'], merge: joinSheet },
  {
    in: checkIns,
    by: ['accountId', 'inBy', 'outBy', 'backfill.by', 'backfill.answer.by'],
    keeps: ['inBy', 'outBy', 'backfill'],
    merge: joinCheckIn,
  },
  { in: services, by: ['accountId'] },
  { in: serviceYears, by: ['accountId'], merge: joinYear },
  { in: occasions, by: ['openedBy', 'endedBy'], keeps: ['openedBy', 'endedBy'] },
  {
    in: unitReportIns,
    by: ['timeline.by', 'matches.by'],
    keeps: ['timeline', 'matches'],
    erase: endContact,
  },
  { in: wantLists, by: ['wants.by', 'closed.by'], keeps: ['wants', 'closed'] },
  {
    in: redemptions,
    by: ['accountId', 'timeline.by'],
    keeps: ['timeline', 'clerkId'],
    makes: true,
    merge: joinRedemption,
    erase: endRedemption,
  },
  { in: queuePlaces, by: ['accountId'], merge: joinPlace, erase: endPlace },
  { in: goods, by: ['timeline.by'], keeps: ['timeline', 'draft.by'] },
  { in: walkIns, by: ['accountId', 'clerkId'], keeps: ['clerkId'], erase: dropWalkIn },
  { in: pointCards, by: ['linkedTo', 'timeline.by'], keeps: ['timeline'], erase: dropCard },
  { in: pointCodes, by: ['_id'], merge: drop, erase: drop },
  { in: wallets, by: ['_id'], makes: true, merge: joinWallet, erase: closeWallet },
  { in: capUses, by: ['accountId'], merge: joinCapUse, erase: drop },
  { in: entries, by: ['lines.id'] },
  { in: stockMoves, by: ['by'], keeps: ['by'] },
  {
    in: stocktakes,
    by: ['timeline.by'],
    keeps: ['timeline', 'countedBy', 'checkedBy'],
  },
  { in: funds, by: ['trail.by'], keeps: ['trail'] },
  { in: pointRules, by: ['by'], keeps: ['by'] },
  { in: walletEvents, by: ['who', 'by'], keeps: ['by'], erase: wipe({ reason: null }) },
  { in: participations, by: ['accountId', 'by'], keeps: ['by'] },
  { in: rankings, by: ['rows.accountId'], erase: hideNickname },
  { in: helpers, by: ['_id'], merge: joinOwn, erase: drop },
  {
    in: tickets,
    by: ['timeline.by', 'timeline.to'],
    keeps: ['timeline', 'reply.by', 'wish.wall.by'],
    walks: true,
    erase: eraseTicket,
  },
  {
    in: complaints,
    by: ['askedBy', 'reply.by'],
    keeps: ['reply.by'],
    erase: wipe({ contact: null }),
  },
  { in: outbox, by: ['to'], erase: drop },
  { in: callTasks, by: ['to', 'called.by'], keeps: ['called'], erase: dropOwn('to') },
  { in: notices, by: ['to'], erase: drop },
  { in: reminders, by: ['_id'], merge: joinReminders, erase: drop },
  { in: openingTries, by: ['_id'], merge: drop, erase: drop },
  { in: mergeCodes, by: ['_id'], merge: drop, erase: drop },
  { in: looks, by: ['by', 'ticketId'], keeps: ['by', 'ticketId'] },
  { in: exportLogs, by: ['by'], keeps: ['by'] },
  { in: imports, by: ['by'], keeps: ['by'] },
  { in: scenes, by: ['createdBy'], keeps: ['createdBy'] },
  { in: accountEvents, by: ['who', 'by'], keeps: ['by'], erase: wipe({ reason: null }) },
  { in: accounts, by: ['mergedInto'], merge: repoint, erase: drop },
]

/** 没有账号编号的集合，为什么没有。`accountJobs` 做的时候有，做完自己清空。 */
export const withoutAccounts: readonly string[] = [
  ...['areas', 'units', 'counters', 'settings', 'mediaReceipts', 'slips', 'wall'],
  // 扫码只存人的摘要，认不出是谁。
  'scans',
  ...['importRows', 'importGates', 'accountJobs'],
  ...['servicePosts', 'tallies', 'checkInTries', 'shops', 'shelves', 'books', 'bookCursors'],
  // 谁输错了几次，只存摘要。
  'counterTries',
  ...['shopQuarters', 'lowStocks'],
  // 对不上的只写账号码。
  'recounts',
]
