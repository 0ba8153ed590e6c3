import type { Page } from 'playwright-core'
import { back, eventually, press, see, words } from './actions'
import { at } from './addresses'
import { breakCloud, cutNetwork, holdAnswer, loseAnswer, watchCalls } from './network'
import { openTown, type Town, type Visitor } from './town'
import { chooseKind, fillForm, say, send, tellReach } from './wish-form'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

const open = (text: string) => {
  const [wish] = town.wishes(text).filter(({ status }) => status === 'open')
  return String(wish?._id)
}
/** 这个心愿被认领过几次。 */
const claims = (id: string) => {
  const filter = { _id: id, 'timeline.step': 'claim' }
  const [wish] = town.cloud.database.find('tickets', { filter, limit: 1 })
  const timeline = (wish?.timeline ?? []) as { step: string }[]
  return timeline.filter(({ step }) => step === 'claim').length
}
const sendButton = (page: Page, name: string | RegExp = '发出去') =>
  page.getByRole('button', { name })

describe('许愿', () => {
  test('断了网发不出去：说存成了草稿，刷新还在，有网再发，只有一个', async () => {
    const text = '断网时许的愿：想要一个小药盒'
    const page = await town.visit('resident', at.post)
    await fillForm(page, { text, room: '2单元301' })
    const reconnect = await cutNetwork(page)
    await press(page, '发出去')
    await see(page, '没有发出去，已存为草稿')
    await see(page, text)
    await see(page, '2单元301')
    await press(page, '再发一次')
    await see(page, '没有发出去，已存为草稿')
    expect(town.wishes(text)).toEqual([])

    await reconnect()
    await page.reload()
    await see(page, '看一遍再发')
    await see(page, text)
    await send(page)
    expect(town.wishes(text)).toHaveLength(1)
    await town.enter(page, 'resident', at.post)
    await see(page, '第 1 步，共 4 步')
  })

  test('发到了、答复丢了：带着照片再发一次，还是同一个编号，只有一个', async () => {
    const text = '答复丢了的愿：想要一把雨伞'
    const page = await town.visit('residentYoung', at.post)
    await fillForm(page, { text, photo: true, name: '何雨桐', salutation: '女士' })
    await loseAnswer(page, 'wish.post')
    await press(page, '发出去')
    await see(page, '没有发出去，已存为草稿')
    expect(town.wishes(text)).toHaveLength(1)
    await page.reload()
    await see(page, '（有 1 张照片）')
    const no = await send(page)
    expect(town.wishes(text).map((wish) => wish.no)).toEqual([no])
  })

  test('发到了、答复丢了，又改了几个字：说清楚上次可能已经发了，去看看或当作新的发', async () => {
    const text = '改了字的愿：想要一个热水袋'
    const page = await town.visit('residentOld', at.post)
    await fillForm(page, { text, name: '郑福生', salutation: '爷爷' })
    await loseAnswer(page, 'wish.post')
    await press(page, '发出去')
    await see(page, '没有发出去，已存为草稿')
    await press(page, new RegExp(text))
    await page.getByRole('textbox', { name: '说说您的心愿' }).fill(`${text}，红色的`)
    await press(page, '下一步')
    await press(page, '下一步')
    await press(page, /发出去|再发一次/)
    await press(page, '上次可能已经发出去了，去我的心愿看看')
    await see(page, text)
    expect(town.wishes(`${text}，红色的`)).toEqual([])

    await see(page, '等待审核')
    await back(page)
    await press(page, '这是另一个心愿，重新发')
    await send(page)
    expect(town.wishes(text)).toHaveLength(1)
    expect(town.wishes(`${text}，红色的`)).toHaveLength(1)
  })

  test('连点两下“发出去”，只发一次', async () => {
    const text = '连点两下的愿：想要一个放大镜'
    const page = await town.visit('residentOther', at.post)
    await fillForm(page, { text, name: '周德顺', salutation: '爷爷' })
    const calls = watchCalls(page)
    await sendButton(page).dblclick()
    await see(page, '记下这个编号')
    expect(calls.filter((call) => call === 'wish.post')).toHaveLength(1)
    expect(town.wishes(text)).toHaveLength(1)
  })

  test('答复慢的时候，按钮说正在发，再点没有反应', async () => {
    const text = '答复很慢的愿：想有人教我下棋'
    const page = await town.visit('residentNext', at.post)
    await fillForm(page, { text, name: '马桂兰', salutation: '奶奶' })
    const release = await holdAnswer(page, 'wish.post')
    const calls = watchCalls(page)
    await press(page, '发出去')
    const busy = sendButton(page, '正在发')
    await busy.waitFor()
    expect(await busy.getAttribute('aria-disabled')).toBe('true')
    await busy.click({ force: true })
    release()
    await see(page, '记下这个编号')
    expect(calls.filter((call) => call === 'wish.post')).toHaveLength(1)
    expect(town.wishes(text)).toHaveLength(1)
  })
})

test('断了网取不到微信手机号：说网络不通，可以自己填', async () => {
  const page = await town.visit('residentElsewhere', at.post)
  await chooseKind(page)
  await say(page, '想请人修一下门锁')
  const reconnect = await cutNetwork(page)
  await press(page, '使用微信手机号')
  await see(page, '网络不通，没有得到答复')
  await reconnect()
  await tellReach(page, { text: '', name: '宋贵林', salutation: '叔叔' })
  await see(page, '看一遍再发')
})

describe('认领', () => {
  test('连点两下“我来认领”，只认领一次', async () => {
    const id = open('想给孙子借几本小学三年级的课外书，看完就还。')
    const page = await town.visit('partyMember', at.detail(id))
    await press(page, '我来认领')
    const calls = watchCalls(page)
    await page.getByRole('dialog').getByRole('button', { name: '我来认领' }).dblclick()
    await see(page, '您认领的，请按时办好')
    // 另有一次是记下他同意了几条微信提醒。
    expect(calls.filter((call) => call !== 'inbox.subscribed')).toEqual(['wish.step'])
    expect(claims(id)).toBe(1)
  })

  test('认领了、答复丢了：再点一次就好，经过里只有一次', async () => {
    const id = open('卫生间的地漏下水慢，洗一次澡积一次水，想请人通一通。')
    const page = await town.visit('partyMemberOther', at.detail(id))
    await loseAnswer(page, 'wish.step')
    await press(page, '我来认领')
    const sheet = page.getByRole('dialog')
    await press(sheet, '我来认领')
    await see(page, /网络不通，没有得到答复/)
    await press(sheet, '我来认领')
    await see(page, '您认领的，请按时办好')
    expect(claims(id)).toBe(1)
  })
})

describe('看不到云的时候', () => {
  const wish = '快过冬至了，一个人过没意思，想和大家一起包顿饺子。'
  const views: [name: string, who: Visitor, to: () => string, shown: string][] = [
    ['首页', 'resident', () => at.home, '附近的心愿'],
    ['心愿大厅', null, () => at.wishes, '等人认领'],
    ['消息', 'resident', () => at.inbox, '心愿收到了'],
    ['我的', 'resident', () => at.me, '我住的网格'],
    ['许愿', 'resident', () => at.post, '您的心愿是哪一种'],
    ['心愿详情', null, () => at.detail(open(wish)), '经过'],
    ['我的心愿', 'resident', () => at.mine, '已圆梦'],
    ['我的认领', 'partyMember', () => at.claims, '已认领'],
    ['工作台', 'worker', () => at.desk, '等您审核'],
    ['二维码海报', 'gridWorker', () => at.code, '今天扫过'],
  ]

  test.each(views)('%s说清楚怎么了，再试一次就好', async (_, who, to, shown) => {
    const page = await town.blank()
    const reconnect = await cutNetwork(page)
    await town.enter(page, who, to())
    await page.getByRole('alert').filter({ hasText: '网络不通' }).waitFor()
    await reconnect()
    await press(page, '再试一次')
    await see(page, shown)
    await page.getByRole('alert').waitFor({ state: 'detached' })
    await page.context().close()
  })

  test.each<[name: string, who: Visitor, to: () => string, words: string]>([
    ['没有这个心愿', 'resident', () => at.detail('no-such-wish'), '没有找到这个心愿'],
    ['不归他看的页', 'resident', () => at.desk, '工作台只给社区和网格的工作人员使用'],
    ['不归他领的海报', 'resident', () => at.code, '二维码'],
  ])('%s：再试也一样，所以不叫他再试，请他回首页', async (_, who, to, said) => {
    const page = await town.visit(who, to())
    await page.getByRole('alert').filter({ hasText: said }).waitFor()
    expect(await page.getByRole('button', { name: '再试一次' }).count()).toBe(0)
    await press(page, '回首页')
    await see(page, '附近的心愿')
    await page.context().close()
  })

  test('还没同意隐私指引就打开工作台：先给他看指引，同意以后说清楚不归他', async () => {
    const page = await town.visit('newcomer', at.desk)
    await press(page, '看隐私保护指引')
    await press(page.getByRole('dialog'), '暂不同意')
    await press(page, '看隐私保护指引')
    await press(page.getByRole('dialog'), '同意并继续')
    await see(page, '工作台只给社区和网格的工作人员使用')
    await page.context().close()
  })

  test('游客打开工作台：请他先选身份，选好回到这一页', async () => {
    const page = await town.visit(null, at.desk)
    await press(page, '选一个身份进来')
    await page.getByRole('link', { name: '王丽娟' }).click()
    await see(page, '等您审核')
    await page.context().close()
  })

  test('云坏了、答的不是人话，页面也不空着', async () => {
    const page = await town.blank()
    const repair = await breakCloud(page)
    await town.enter(page, 'resident', at.home)
    await page.getByRole('alert').filter({ hasText: '请看看网络，再试一次' }).waitFor()
    await repair()
    await press(page, '再试一次')
    await see(page, '附近的心愿')
  })

  test('大厅翻到一半断网：看过的还在，接上能继续翻', async () => {
    const page = await town.visit(null, at.wishes)
    const rows = page.locator('.wish-row')
    await rows.nth(11).waitFor()
    const reconnect = await cutNetwork(page)
    // 滚到底会自己去取下一页，不一定轮得到点按钮。
    await words(page, '再看一些').scrollIntoViewIfNeeded()
    await Promise.race([
      page.getByRole('alert').waitFor(),
      press(page, '再看一些').catch(() => undefined),
    ])
    await page.getByRole('alert').waitFor()
    expect(await rows.count()).toBe(12)
    await reconnect()
    await press(page, '再试一次')
    await eventually(async () => (await rows.count()) > 12, true)
  })
})
