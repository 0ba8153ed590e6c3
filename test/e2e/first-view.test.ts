import type { BrowserContextOptions, Page } from 'playwright-core'
import { home } from '../seed/places'
import { eventually, press, see } from './actions'
import { at } from './addresses'
import { faintWords, overflowing, smallTargets, unspoken } from './looks'
import { watchCalls } from './network'
import { openTown, type Town, type Visitor } from './town'
import { chooseKind, say } from './wish-form'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

const idOf = (text: string, status: string) => {
  const [wish] = town.wishes(text).filter((it) => it.status === status)
  return String(wish?._id)
}
const rejected = () => idOf('家里有一些旧东西想处理掉，谁来帮帮忙。', 'rejected')
const pending = () => idOf('楼道口的声控灯不亮了，晚上下楼看不清台阶，想请人换一换。', 'pending')
const joint = () =>
  idOf('卫生间又滑又没有扶手，摔过一回，想装两根扶手、铺上防滑垫，问过大概要 1200 元。', 'open')
const delivered = () => idOf('眼睛花了，想要一副两百度的老花镜，好给外孙女讲故事。', 'delivered')

const proxied = () => idOf('耳朵背，一个人住，想有人来家里坐坐，念念报纸。', 'delivered')
const slipOf = (wishId: string) =>
  String(town.cloud.database.find('slips', { filter: { wishId }, limit: 1 })[0]?._id)
const done = () => idOf('下周三要去医院复查，儿女都在外地，想有人陪我去一趟。', 'done')
/** 演示区里正在进行的那一场。 */
const running = () => {
  const now = new Date(town.cloud.clock.now()).toISOString()
  const filter = { to: { $gt: now } }
  return String(town.cloud.database.find('occasions', { filter, limit: 1 })[0]?._id)
}
const unitClaimed = () => idOf('天冷了，想要一件厚外套，穿 XXL 码，颜色深一点的。', 'claimed')

const reportOf = (status: string) => {
  const filter = { status, communityId: home.communityId, line: 'home' }
  return String(town.cloud.database.find('reportIns', { filter, limit: 1 })[0]?._id)
}
/** 上面那一页领过码，站点就有了令牌。 */
const depotScene = () =>
  String(town.cloud.database.find('scenes', { filter: { unitId: 'U-06' }, limit: 1 })[0]?._id)

interface View {
  name: string
  who: Visitor
  to: () => string
  /** 看到它就是画好了。 */
  shown: string
  /** 第一眼请云办的事。 */
  calls: readonly string[]
  /** 画好以后才办、办不成也不要紧的事。 */
  after?: readonly string[]
}

const views: readonly View[] = [
  { name: '首页', who: 'resident', to: () => at.home, shown: '附近的心愿', calls: ['home.front'] },
  {
    name: '游客的首页',
    who: null,
    to: () => at.home,
    shown: '您现在是游客',
    calls: ['home.front'],
  },
  { name: '心愿大厅', who: null, to: () => at.wishes, shown: '等人认领', calls: ['wish.hall'] },
  {
    ...{ name: '消息', who: 'resident', to: () => at.inbox },
    ...{ shown: '心愿收到了', calls: ['inbox.catchUp'] },
  },
  { name: '我的', who: 'worker', to: () => at.me, shown: '我的身份', calls: ['account.mine'] },
  {
    ...{ name: '账号与手机号', who: 'partyMember', to: () => at.account },
    ...{ shown: '账号码', calls: ['account.care'] },
  },
  {
    ...{ name: '两个微信合成一个账号', who: 'resident', to: () => at.mergeAccounts },
    ...{ shown: '您手里这个微信', calls: [] },
  },
  {
    ...{ name: '注销账号', who: 'resident', to: () => at.eraseAccount },
    ...{ shown: '会留下', calls: ['account.eraseStart'] },
  },
  {
    ...{ name: '账号管理', who: 'district', to: () => at.accounts },
    ...{ shown: '手机号或账号码', calls: [] },
  },
  {
    name: '许愿',
    who: 'resident',
    to: () => at.post,
    shown: '第 1 步',
    calls: ['wish.start'],
    after: ['area.scanned'],
  },
  {
    ...{ name: '改好再发', who: 'residentOther', to: () => at.resend(rejected()) },
    ...{ shown: '社区请您改一改', calls: ['wish.start'] },
  },
  {
    ...{ name: '等他确认的心愿', who: 'resident', to: () => at.detail(delivered()) },
    ...{ shown: '经过', calls: ['wish.detail'] },
  },
  {
    ...{ name: '合力的心愿', who: 'partyMember', to: () => at.detail(joint()) },
    ...{ shown: '大家一起圆', calls: ['wish.detail'] },
  },
  {
    ...{ name: '写清要哪几样', who: 'worker', to: () => at.joint(pending()) },
    ...{ shown: '第 1 样', calls: ['wish.detail'] },
  },
  { name: '我的心愿', who: 'resident', to: () => at.mine, shown: '已圆梦', calls: ['wish.mine'] },
  {
    name: '我的认领',
    who: 'partyMember',
    to: () => at.claims,
    shown: '已认领',
    calls: ['wish.claims'],
  },
  {
    ...{ name: '单位认领的心愿', who: 'unitLiaison', to: () => at.detail(unitClaimed()) },
    ...{ shown: '现在由他办', calls: ['wish.detail'] },
  },
  {
    ...{ name: '联络员的我的认领', who: 'unitLiaison', to: () => at.claims },
    ...{ shown: '单位的', calls: ['wish.claims'] },
  },
  { name: '工作台', who: 'worker', to: () => at.desk, shown: '等您审核', calls: ['home.desk'] },
  {
    ...{ name: '二维码海报', who: 'gridWorker', to: () => at.code },
    ...{ shown: '今天扫过', calls: ['area.poster'] },
  },
  {
    ...{ name: '海报清单', who: 'worker', to: () => at.posters },
    ...{ shown: '金桂第二网格', calls: ['area.posterSets'] },
  },
  {
    ...{ name: '上门录心愿', who: 'gridWorker', to: () => at.doorstep },
    ...{ shown: '第 1 户', calls: ['wish.doorstep'] },
  },
  {
    ...{ name: '回音纸条', who: 'gridWorker', to: () => at.papers },
    ...{ shown: '许爷爷', calls: ['wish.papers'] },
  },
  {
    ...{ name: '打印纸条', who: 'gridWorker', to: () => at.sheets(proxied()) },
    ...{ shown: '您的心愿有回音了', calls: ['wish.sheets'] },
  },
  {
    ...{ name: '纸条', who: null, to: () => at.slip(slipOf(proxied())) },
    ...{ shown: '替许愿人说一声', calls: ['wish.openSlip'] },
  },
  {
    ...{ name: '我的服务', who: 'partyMember', to: () => at.myService },
    ...{ shown: '没有签退的不算时间', calls: ['checkin.mine'] },
  },
  {
    ...{ name: '签到', who: 'partyMember', to: () => at.signIn },
    ...{ shown: '您在哪一场', calls: ['checkin.here'] },
  },
  {
    ...{ name: '签到的各场', who: 'worker', to: () => at.occasions },
    ...{ shown: '清扫三号楼楼道', calls: ['checkin.list'] },
  },
  {
    ...{ name: '开一场', who: 'worker', to: () => at.beginOccasion },
    ...{ shown: '多长时间', calls: [] },
  },
  {
    ...{ name: '签到码', who: 'worker', to: () => at.checkInCode(running()) },
    ...{ shown: '秒后换一个', calls: ['checkin.codes'] },
  },
  {
    ...{ name: '签到名单', who: 'worker', to: () => at.attendance(running()) },
    ...{ shown: '林晓燕', calls: ['checkin.attendance'] },
  },
  {
    ...{ name: '心愿台账', who: 'worker', to: () => at.register },
    ...{ shown: '哪个月许的', calls: ['register.list'] },
  },
  {
    ...{ name: '投诉建议', who: 'resident', to: () => at.complaints },
    ...{ shown: '您还没有写过', calls: ['complaint.mine'] },
  },
  { name: '写一件', who: 'newcomer', to: () => at.complain, shown: '是哪一种', calls: [] },
  {
    ...{ name: '受理投诉建议', who: 'street', to: () => at.complaintQueue },
    ...{ shown: '没有等待答复的', calls: ['complaint.queue'] },
  },
  { name: '心愿墙', who: null, to: () => at.wall, shown: '帮忙圆的', calls: ['wish.wall'] },
  {
    ...{ name: '写进心愿墙', who: 'resident', to: () => at.share(done()) },
    ...{ shown: '写上墙就是下面这样', calls: ['wish.shareStart'] },
  },
  {
    ...{ name: '我能帮什么', who: 'partyMember', to: () => at.helper },
    ...{ shown: '您能帮哪几样', calls: ['helper.mine'] },
  },
  {
    ...{ name: '适合您帮的心愿', who: 'partyMember', to: () => at.roundup },
    ...{ shown: '同一栋楼', calls: ['helper.picks'] },
  },
  {
    ...{ name: '双报到', who: 'partyMember', to: () => at.reportIns },
    ...{ shown: '在岗服务', calls: ['reportin.mine'] },
  },
  {
    ...{ name: '到社区报到', who: 'residentYoung', to: () => at.reportHome },
    ...{ shown: '请选择您住的楼栋', calls: ['reportin.mine'] },
  },
  {
    ...{ name: '一份报到', who: 'worker', to: () => at.reportIn(reportOf('pending')) },
    ...{ shown: '确认报到', calls: ['reportin.detail'] },
  },
  {
    ...{ name: '自己的报到', who: 'partyMember', to: () => at.reportIn(reportOf('onDuty')) },
    ...{ shown: '退掉岗位', calls: ['reportin.detail'] },
  },
  {
    ...{ name: '报到名单', who: 'worker', to: () => at.reportQueue },
    ...{ shown: '等社区确认', calls: ['reportin.queue'] },
  },
  {
    ...{ name: '双报到的数字', who: 'district', to: () => at.reportNumbers },
    ...{ shown: '1000余名', calls: ['reportin.numbers'] },
  },
  {
    ...{ name: '各单位的数字', who: 'district', to: () => at.reportUnits },
    ...{ shown: '区住房和建设局', calls: ['reportin.unitNumbers'] },
  },
  {
    ...{ name: '年度反馈表', who: 'partyMember', to: () => at.yearSheet },
    ...{ shown: '看过了，交给单位', calls: ['year.sheet'] },
  },
  {
    ...{ name: '年度情况表', who: 'unitLiaison', to: () => at.yearUnit },
    ...{ shown: '导出 Excel', calls: ['year.unitYear'] },
  },
  {
    ...{ name: '认岗', who: 'partyMember', to: () => at.servicePosts(reportOf('onDuty')) },
    ...{ shown: '您认的', calls: ['reportin.postsHere'] },
  },
  {
    ...{ name: '设岗位', who: 'worker', to: () => at.servicePosts() },
    ...{ shown: '设一个岗位', calls: ['reportin.postsHere'] },
  },
  {
    ...{ name: '单位名册', who: 'unitLiaison', to: () => at.roster },
    ...{ shown: '还没认领', calls: ['reportin.roster'] },
  },
  {
    ...{ name: '导入名册', who: 'unitLiaison', to: () => at.importRoster('U-01') },
    ...{ shown: '怎么填', calls: ['opening.desk'] },
  },
  {
    ...{ name: '站点的码', who: 'worker', to: () => at.depots },
    ...{ shown: '金桂外卖站', calls: ['reportin.depots'] },
  },
  {
    ...{ name: '一个站点的码', who: 'worker', to: () => at.depotCode('U-06') },
    ...{ shown: '打印这一张', calls: ['reportin.depotCode'] },
  },
  {
    ...{ name: '站点报到', who: 'newcomer', to: () => at.depot(depotScene()) },
    ...{ shown: '使用微信手机号', calls: ['reportin.depotStart'] },
  },
  {
    ...{ name: '我的积分', who: 'volunteer', to: () => at.myPoints },
    ...{ shown: '看看怎么得', calls: ['points.mine'] },
  },
  {
    ...{ name: '积分规则', who: null, to: () => at.pointRules },
    ...{ shown: '这些不给分', calls: ['points.rules'] },
  },
  {
    ...{ name: '自愿排名', who: 'volunteer', to: () => at.ranking },
    ...{ shown: '这个月您得了', calls: ['points.ranking'] },
  },
  {
    ...{ name: '定积分规则', who: 'district', to: () => at.pointVersions },
    ...{ shown: '正在执行', calls: ['points.versions'] },
  },
  {
    ...{ name: '出一版积分规则', who: 'district', to: () => at.pointVersion },
    ...{ shown: '试算上个月', calls: ['points.versions'] },
  },
  {
    ...{ name: '查积分', who: 'district', to: () => at.personPoints },
    ...{ shown: '找这个人', calls: [] },
  },
  {
    ...{ name: '记议事和培训', who: 'worker', to: () => at.participations },
    ...{ shown: '记下他', calls: ['points.recorded'] },
  },
  {
    ...{ name: '积分兑换超市', who: 'volunteer', to: () => at.shopFront },
    ...{ shown: '收发公示', calls: ['shop.front'] },
  },
  {
    ...{ name: '我的兑换', who: 'volunteer', to: () => at.redemptions },
    ...{ shown: '还没有换过东西', calls: ['shop.mine'] },
  },
  {
    ...{ name: '积分与超市', who: 'secretary', to: () => at.shopHub },
    ...{ shown: '积分与资金', calls: ['shop.doors'] },
  },
  {
    ...{ name: '超市的货', who: 'worker', to: () => at.shopGoods },
    ...{ shown: '添一样货', calls: ['shop.goodsKept'] },
  },
  {
    ...{ name: '柜台', who: 'clerk', to: () => at.counter },
    ...{ shown: '今天递出去', calls: ['counter.today'] },
  },
  {
    ...{ name: '积分卡', who: 'clerk', to: () => at.pointCards },
    ...{ shown: '积分卡', calls: ['counter.cards'] },
  },
  {
    ...{ name: '积分码', who: 'volunteer', to: () => at.pointCode },
    ...{ shown: '请柜台扫', calls: ['counter.myCode'] },
  },
  {
    ...{ name: '库存', who: 'worker', to: () => at.stock },
    ...{ shown: '没人订', calls: ['stock.shelf'] },
  },
  {
    ...{ name: '盘点', who: 'worker', to: () => at.stocktakes },
    ...{ shown: '还没有盘点过', calls: ['stock.stocktakesHere'] },
  },
  {
    ...{ name: '盘点审批', who: 'street', to: () => at.stockApprovals },
    ...{ shown: '没有等您批的', calls: ['stock.toApprove'] },
  },
  {
    ...{ name: '专项资金', who: 'street', to: () => at.fund() },
    ...{ shown: '各社区', calls: ['stock.fund'] },
  },
  {
    ...{ name: '收发公示', who: null, to: () => at.quarterNotice },
    ...{ shown: '现有', calls: ['stock.quarterNotice'] },
  },
  {
    ...{ name: '每夜核对', who: 'district', to: () => at.recount },
    ...{ shown: '还没有核对过', calls: ['recount.last'] },
  },
  { name: '规则', who: null, to: () => at.rules, shown: '每一步归谁做', calls: ['home.rules'] },
  { name: '本程序不做的事', who: null, to: () => at.bounds, shown: '总有地方说理', calls: [] },
  {
    ...{ name: '微信提醒', who: 'resident', to: () => at.reminders },
    ...{ shown: '这些一定提醒', calls: ['inbox.settings'] },
  },
  { name: '隐私保护指引', who: null, to: () => at.privacy, shown: '谁看得到', calls: [] },
]

/** 把每一页都看一遍最多用多久，毫秒：页多，忙的机器上一页要几秒。 */
const TOUR = 300_000

/** 在同一台手机上把每一页都打开一遍，各看一眼。 */
async function lookAround(
  options: BrowserContextOptions & { large?: boolean },
  look: (page: Page, view: View) => Promise<void>,
): Promise<void> {
  const { large, ...rest } = options
  const first = await town.blank(rest)
  if (large) {
    await town.enter(first, null, at.me)
    await first.getByRole('radio', { name: '大字' }).click()
  }
  for (const view of views) {
    const page = await first.context().newPage()
    await town.enter(page, view.who, view.to())
    await see(page, view.shown)
    await look(page, view)
    await page.close()
  }
  await first.context().close()
}

test.each(views)('$name：第一眼最多请云办一件事', async ({ who, to, shown, calls, after = [] }) => {
  const page = await town.blank()
  const seen = watchCalls(page)
  await town.enter(page, who, to())
  await see(page, shown)
  await page.waitForLoadState('networkidle')
  expect(calls.length).toBeLessThanOrEqual(1)
  expect(seen).toEqual([...calls, ...after])
  await page.context().close()
})

test(
  '标准字：每一页的字都看得清，能点的都不小于 44，读屏都念得出来',
  async () => {
    const found: Record<string, string[]> = {}
    await lookAround({}, async (page, { name }) => {
      found[name] = [
        ...(await faintWords(page)),
        ...(await smallTargets(page, '[tabindex="0"]', 44)),
        ...(await unspoken(page)),
      ]
    })
    expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([])
  },
  TOUR,
)

test(
  '大字、窄屏：每一页都不用横着滑，能点的都不小于 60',
  async () => {
    const found: Record<string, string[]> = {}
    await lookAround(
      { viewport: { width: 320, height: 640 }, large: true },
      async (page, { name }) => {
        found[name] = [
          ...(await overflowing(page)),
          ...(await smallTargets(page, '[tabindex="0"]', 60)),
        ]
      },
    )
    expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([])
  },
  TOUR,
)

test(
  '深色：每一页的底都是深的，字都看得清',
  async () => {
    const found: Record<string, string[]> = {}
    await lookAround({ colorScheme: 'dark' }, async (page, { name }) => {
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      expect(ground).toBe('rgb(23, 20, 18)')
      found[name] = await faintWords(page)
    })
    expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([])
  },
  TOUR,
)

test('小屏上没填好就往下走，带他到不对的那一格', async () => {
  const page = await town.visit('residentOther', at.post, { viewport: { width: 320, height: 480 } })
  await chooseKind(page)
  await say(page, '想请人搬一盆花')
  await page.getByLabel('手机号').scrollIntoViewIfNeeded()
  await press(page, '下一步')
  const wrong = page.getByText('请填写姓名')
  await eventually(() => wrong.evaluate((it) => it.getBoundingClientRect().top >= 0), true)
})

describe('大字', () => {
  const sizeOf = (page: Page) => () =>
    page
      .locator('.page')
      .last()
      .evaluate((it) => getComputedStyle(it).fontSize)

  test('标签栏的字也跟着大，按得准，没有压到别的', async () => {
    const page = await town.visit('resident', at.me)
    const label = page.locator('.weui-tabbar__label').first()
    const size = () => label.evaluate((it) => getComputedStyle(it).fontSize)
    await eventually(size, '13px')
    await page.getByRole('radio', { name: '大字' }).click()
    await eventually(size, '18px')
    await page.reload()
    await eventually(size, '18px')
    expect(await smallTargets(page, '.weui-tabbar__item', 60)).toEqual([])
    const bottom = await label.evaluate((it) => it.getBoundingClientRect().bottom)
    expect(bottom).toBeLessThanOrEqual(844)
    await page.context().close()
  })

  test('选一次，刷新、换一页、新开一页都还是大字；换回来也记得', async () => {
    const page = await town.visit('resident', at.me)
    await eventually(sizeOf(page), '17px')
    await page.getByRole('radio', { name: '大字' }).click()
    await eventually(sizeOf(page), '22px')
    await page.reload()
    await eventually(sizeOf(page), '22px')
    const another = await page.context().newPage()
    await town.enter(another, 'resident', at.mine)
    await eventually(sizeOf(another), '22px')
    await page.getByRole('radio', { name: '标准' }).click()
    await another.reload()
    await eventually(sizeOf(another), '17px')
  })
})

describe('只用键盘', () => {
  /** 一下一下按 Tab，走到叫这个名字的东西上。 */
  async function tabTo(page: Page, name: string | RegExp): Promise<void> {
    for (let times = 0; times < 60; times += 1) {
      await page.keyboard.press('Tab')
      const here = await page.evaluate(() => {
        const it = document.activeElement
        return it?.getAttribute('aria-label') || it?.textContent || ''
      })
      if (typeof name === 'string' ? here.startsWith(name) : name.test(here)) return
    }
    throw new Error(`按了 60 下 Tab，没有走到“${name}”。`)
  }
  const go = async (page: Page, name: string | RegExp) => {
    await tabTo(page, name)
    await page.keyboard.press('Enter')
  }
  const isFocused = (it: Element) => it === document.activeElement
  const write = async (page: Page, name: string, text: string) => {
    await tabTo(page, name)
    await page.keyboard.insertText(text)
  }

  test('从首页走到许愿，填完发出去', async () => {
    const text = '只用键盘许的愿：想要一个放大镜'
    const page = await town.visit('residentYoung', at.home)
    await see(page, '附近的心愿')
    await go(page, '许个微心愿')
    await see(page, '第 1 步')
    await go(page, '想要一样东西')
    await go(page, '下一步')
    await see(page, '第 2 步')
    await write(page, '说说您的心愿', text)
    await go(page, '下一步')
    await see(page, '第 3 步')
    await write(page, '姓名', '何雨桐')
    await go(page, '女士')
    await go(page, '下一步')
    await see(page, '第 4 步')
    await go(page, '发出去')
    await see(page, '记下这个编号')
    expect(town.wishes(text)).toHaveLength(1)
  })

  test('隐私指引升起时，Tab 走得到“同意并继续”', async () => {
    const page = await town.visit('newcomer', at.home)
    await press(page, '许个微心愿')
    await chooseKind(page)
    await say(page, '想要一个小板凳')
    await page.getByText('点这里换').click()
    for (const area of ['桂园街道', '金桂社区', '金桂第二网格'])
      await press(page.getByRole('dialog'), area)
    await press(page, '使用微信手机号')
    await page.getByRole('dialog', { name: '先看一眼' }).waitFor()
    await go(page, '同意并继续')
    await eventually(
      async () => /^1\d{10}$/.test(await page.getByLabel('手机号').inputValue()),
      true,
    )
  })

  test('认领要再问一句：焦点进到那张纸里，Esc 能关，回车能认领', async () => {
    const id = idOf('想要一辆买菜用的小拉车，旧的也行，能上台阶最好。', 'open')
    const page = await town.visit('partyMember', at.detail(id))
    await see(page, '经过')
    await go(page, '我来认领')
    // 那张纸也叫“我来认领”：焦点先到纸上，再一下一下走到按钮。
    const sheet = page.getByRole('dialog', { name: '我来认领' })
    await eventually(() => sheet.evaluate(isFocused), true)
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    await eventually(() => page.getByRole('button', { name: '我来认领' }).evaluate(isFocused), true)
    await page.keyboard.press('Enter')
    await eventually(() => sheet.evaluate(isFocused), true)
    await go(page, '我来认领')
    await see(page, '您认领的，请按时办好')
  })

  test('标签页能用键盘换', async () => {
    const page = await town.visit(null, at.home)
    await see(page, '附近的心愿')
    await go(page, /^我的$/)
    await see(page, '字的大小')
    await press(page, '隐私保护指引')
    await see(page, '谁看得到')
  })
})
