/** 消息点开是哪一页：站内消息、微信提醒、页面之间的跳转都照这张表。`detail` 是工单。 */
export const noticePages = {
  detail: '/features/wish/pages/detail/index',
  complaint: '/features/complaint/pages/detail/index',
  roundup: '/features/helper/pages/roundup/index',
  reportIn: '/features/reportin/pages/detail/index',
  unitReport: '/features/unit/pages/detail/index',
  yearSheet: '/features/year/pages/sheet/index',
  yearUnit: '/features/year/pages/unit/index',
  myAppointments: '/features/appointment/pages/mine/index',
  areaTree: '/features/appointment/pages/areas/index',
  partyTree: '/features/appointment/pages/party/index',
  account: '/features/account/pages/account/index',
  recount: '/features/recount/pages/recount/index',
  myPoints: '/features/points/pages/mine/index',
  redemptions: '/features/shop/pages/mine/index',
  redemptionCode: '/features/shop/pages/code/index',
  wishGifts: '/features/shop/pages/gifts/index',
  keptGood: '/features/shopkeep/pages/good/index',
  stock: '/features/stock/pages/shelf/index',
  stocktake: '/features/stock/pages/take/index',
  fund: '/features/stock/pages/fund/index',
} as const

/** 消息说的是什么；不写就是工单。 */
export type NoticeAbout = Exclude<keyof typeof noticePages, 'detail'>
