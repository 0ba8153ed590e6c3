import Taro from '@tarojs/taro'
import { forgetLeaving, noteLeaving } from './cloud/useReturned'

/** 全部页面的路径；页面之间只经过这里跳转。 */
const paths = {
  post: '/features/wish/pages/post/index',
  detail: '/features/wish/pages/detail/index',
  mine: '/features/wish/pages/mine/index',
  claims: '/features/wish/pages/claims/index',
  joint: '/features/wish/pages/joint/index',
  slip: '/features/wish/pages/slip/index',
  doorstep: '/features/doorstep/pages/enter/index',
  papers: '/features/doorstep/pages/papers/index',
  sheets: '/features/doorstep/pages/sheets/index',
  wall: '/features/wish/pages/wall/index',
  share: '/features/wish/pages/share/index',
  helper: '/features/helper/pages/helper/index',
  roundup: '/features/helper/pages/roundup/index',
  yearSheet: '/features/year/pages/sheet/index',
  yearUnit: '/features/year/pages/unit/index',
  myPoints: '/features/points/pages/mine/index',
  pointRules: '/features/points/pages/rules/index',
  ranking: '/features/points/pages/ranking/index',
  pointVersions: '/features/points/pages/versions/index',
  pointVersion: '/features/points/pages/version/index',
  personPoints: '/features/points/pages/person/index',
  participations: '/features/points/pages/record/index',
  reportUnits: '/features/reportin/pages/units/index',
  reportNumbers: '/features/reportin/pages/numbers/index',
  reportIns: '/features/reportin/pages/mine/index',
  reportHome: '/features/reportin/pages/report/index',
  reportIn: '/features/reportin/pages/detail/index',
  servicePosts: '/features/reportin/pages/posts/index',
  reportQueue: '/features/reportin/pages/queue/index',
  roster: '/features/reportin/pages/roster/index',
  depots: '/features/reportin/pages/depots/index',
  depotCode: '/features/reportin/pages/code/index',
  desk: '/features/desk/pages/desk/index',
  code: '/features/desk/pages/code/index',
  posters: '/features/desk/pages/posters/index',
  print: '/features/desk/pages/print/index',
  stock: '/features/stock/pages/shelf/index',
  stockMove: '/features/stock/pages/move/index',
  stockMoves: '/features/stock/pages/moves/index',
  stocktakes: '/features/stock/pages/takes/index',
  stocktake: '/features/stock/pages/take/index',
  stockApprovals: '/features/stock/pages/approvals/index',
  redemptionsHere: '/features/stock/pages/redemptions/index',
  fund: '/features/stock/pages/fund/index',
  quarterNotice: '/features/stock/pages/notice/index',
  openingCode: '/features/opening/pages/code/index',
  checklist: '/features/opening/pages/checklist/index',
  import: '/features/opening/pages/import/index',
  unitReports: '/features/unit/pages/mine/index',
  unitReportForm: '/features/unit/pages/report/index',
  unitReport: '/features/unit/pages/detail/index',
  unitPartners: '/features/unit/pages/received/index',
  agreement: '/features/unit/pages/agreement/index',
  wants: '/features/unit/pages/wants/index',
  recount: '/features/recount/pages/recount/index',
  register: '/features/register/pages/list/index',
  shopFront: '/features/shop/pages/shelf/index',
  shopList: '/features/shop/pages/shops/index',
  shopGood: '/features/shop/pages/good/index',
  shopOrder: '/features/shop/pages/order/index',
  redemptions: '/features/shop/pages/mine/index',
  redemptionCode: '/features/shop/pages/code/index',
  giftToWish: '/features/shop/pages/gift/index',
  wishGifts: '/features/shop/pages/gifts/index',
  shopGoods: '/features/shopkeep/pages/goods/index',
  keptGood: '/features/shopkeep/pages/good/index',
  writeGood: '/features/shopkeep/pages/write/index',
  arrangeShop: '/features/shopkeep/pages/settings/index',
  signIn: '/features/checkin/pages/sign/index',
  myService: '/features/checkin/pages/mine/index',
  occasions: '/features/checkin/pages/occasions/index',
  beginOccasion: '/features/checkin/pages/begin/index',
  checkInCode: '/features/checkin/pages/code/index',
  attendance: '/features/checkin/pages/attendance/index',
  counter: '/features/counter/pages/counter/index',
  counterPick: '/features/counter/pages/pick/index',
  counterToday: '/features/counter/pages/today/index',
  pointCards: '/features/counter/pages/cards/index',
  pointCard: '/features/counter/pages/card/index',
  issueCard: '/features/counter/pages/issue/index',
  cardFace: '/features/counter/pages/face/index',
  pointCode: '/features/counter/pages/mycode/index',
  areaTree: '/features/appointment/pages/areas/index',
  partyTree: '/features/appointment/pages/party/index',
  vacancies: '/features/appointment/pages/vacancies/index',
  appoint: '/features/appointment/pages/appoint/index',
  myAppointments: '/features/appointment/pages/mine/index',
  myGrid: '/features/appointment/pages/grid/index',
  complaints: '/features/complaint/pages/mine/index',
  complain: '/features/complaint/pages/write/index',
  complaintQueue: '/features/complaint/pages/queue/index',
  complaint: '/features/complaint/pages/detail/index',
  account: '/features/account/pages/account/index',
  mergeAccounts: '/features/account/pages/merge/index',
  erase: '/features/account/pages/erase/index',
  accounts: '/features/account/pages/manage/index',
  rules: '/features/about/pages/rules/index',
  bounds: '/features/about/pages/bounds/index',
  reminders: '/features/reminders/pages/reminders/index',
  privacy: '/features/about/pages/privacy/index',
} as const

export type PageName = keyof typeof paths

function urlOf(page: PageName, params: Record<string, string> = {}): string {
  const query = Object.entries(params).map(([k, value]) => `${k}=${encodeURIComponent(value)}`)
  return query.length > 0 ? `${paths[page]}?${query.join('&')}` : paths[page]
}

/** 打开一页。 */
export function open(page: PageName, params?: Record<string, string>): void {
  noteLeaving()
  void Taro.navigateTo({ url: urlOf(page, params) })
}

/** 换成另一页，返回时不再回到这一页。 */
export function replaceWith(page: PageName, params?: Record<string, string>): void {
  void Taro.redirectTo({ url: urlOf(page, params) })
}

/** 有没有上一页。 */
export const canGoBack = (): boolean => Taro.getCurrentPages().length > 1

/** 回上一页；直接打开的没有上一页，就去首页。 */
export function goBack(): void {
  if (canGoBack()) void Taro.navigateBack()
  else openTab('home')
}

/** 去四个标签页之一。 */
export function openTab(tab: 'home' | 'wishes' | 'inbox' | 'me'): void {
  forgetLeaving()
  void Taro.switchTab({ url: `/pages/${tab}/index` })
}
