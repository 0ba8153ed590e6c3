import type { Page } from 'playwright-core'
import { home } from '../seed/places'
import { back, decide, eventually, press, see, story } from './actions'
import { at } from './addresses'
import { watchUploads } from './network'
import { openTown, type Town, type Visitor } from './town'
import { chooseKind, type Filled, fillForm, say, send, tellReach } from './wish-form'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

/** 某人的消息里，说到这个编号的那些，最新的在前。 */
async function inboxOf(who: Visitor, no: string): Promise<string[]> {
  const page = await town.visit(who, at.inbox)
  await see(page, no)
  const titles = await page
    .locator('.cell', { hasText: no })
    .locator('.cell__title')
    .allInnerTexts()
  await page.context().close()
  return titles
}

const distinct = (list: readonly string[]) => [...new Set(list)]
/** 大厅里现在列着哪些种类、哪些网格的心愿。 */
const kindsIn = async (page: Page) =>
  distinct(await page.locator('.wish-row__short').allInnerTexts())
const placesIn = async (page: Page) => {
  const rows = await page.locator('.wish-row').allInnerTexts()
  return distinct(rows.map((row) => row.split(' · ')[2] ?? ''))
}

test('居民扫码许愿，社区退回再通过，党员认领，一半、确认、道谢，四个人各用各的手机', async () => {
  const [resident, worker, visitor, member] = await Promise.all([
    town.visit('resident', at.post),
    town.visit('worker', at.home),
    town.visit(null, at.wishes),
    town.visit('partyMember', at.wishes),
  ])

  // 居民：网格已经填好，照片要先检查。
  await chooseKind(resident)
  await say(resident, '想要一副老花镜', true)
  await see(resident, '金桂社区 · 金桂第二网格')
  await tellReach(resident, { text: '', building: '10栋', room: '2单元301' })
  await see(resident, '139')
  const no = await send(resident)
  expect(no).toMatch(/^1701-20261123-\d{3}$/)
  const [wish] = town.wishes('想要一副老花镜')
  expect(wish).toMatchObject({ no, status: 'pending', place: { areaId: home.buildingId } })

  // 社区：在工作台里看到，请他改一改。
  await press(worker, '工作台')
  await press(worker, /想要一副老花镜，等待审核/)
  await see(worker, '等您审核')
  await decide(worker, '请他改一改', '请写清楚要多少度的')
  await see(worker, '社区请许愿人改一改再发')

  // 居民：从消息里看到，改好再发，填过的和照片都在，编号不变。
  await town.enter(resident, 'resident', at.inbox)
  await press(resident, /社区请您改一改：请写清楚要多少度的/)
  await press(resident, '改好再发')
  await press(resident, '下一步')
  await resident.getByRole('button', { name: '删掉' }).waitFor()
  const text = '想要一副两百度的老花镜，来之前打 13900001234'
  await say(resident, text)
  await press(resident, '下一步')
  expect(await send(resident)).toBe(no)

  // 社区：返回工作台再看，通过；照片检查通过以后才看得到。
  await press(worker, '返回')
  await press(worker, /想要一副两百度的老花镜.*等待审核/)
  await see(worker, '1 张照片正在检查')
  const [photo] = town.cloud.openapi.media
  await town.cloud.openapi.answerMedia(photo?.traceId ?? '', 'pass')
  await press(worker, '审核通过')
  await see(worker, '正在等人认领')
  await worker.reload()
  const picture = worker.getByRole('button', { name: '心愿的照片' }).locator('img')
  await eventually(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth), 120)

  // 游客：按地方和种类找到它，号码遮住，没有姓名、门牌和按钮。
  await press(visitor, /全区/)
  for (const area of ['桂园街道', '金桂社区', '金桂第二网格'])
    await press(visitor.getByRole('dialog'), area)
  await visitor.getByRole('tab', { name: '跑腿' }).click()
  await eventually(() => kindsIn(visitor), ['跑腿'])
  await visitor.getByRole('tab', { name: '物品' }).click()
  await eventually(() => kindsIn(visitor), ['物品'])
  expect(await placesIn(visitor)).toEqual(['金桂第二网格'])
  await press(visitor, /想要一副两百度的老花镜，来之前打 （号码已隐藏）/)
  await see(visitor, '李阿姨的心愿')
  const shown = await visitor.locator('body').innerText()
  expect(shown).not.toMatch(/李秀英|13900001234|2单元|请写清楚/)
  expect(await visitor.getByRole('button', { name: '我来认领' }).count()).toBe(0)

  // 党员：认领以后才有联系方式。
  await member.reload()
  await press(member, /想要一副两百度的老花镜/)
  await see(member, '李阿姨的心愿')
  expect(await member.getByText('联系方式').count()).toBe(0)
  await decide(member, '我来认领')
  await press(member, '看联系方式')
  await see(member, '李秀英')
  await see(member, '2单元301')
  await see(member, /^139\d{8}$/)
  await decide(member, '已经办好', '老花镜放在您家门口了')

  // 居民：一半，再办一次，确认，道谢。
  await press(resident, '看看这个心愿')
  await see(resident, '帮忙的人说办好了，请您说一声收到没有')
  await decide(resident, '解决了一半', '度数浅了一点')
  await member.reload()
  await see(member, '度数浅了一点')
  await decide(member, '已经办好', '换成三百度的了')
  await resident.reload()
  await press(resident, '解决了，确认收到')
  await see(resident, '心愿实现了')
  await decide(resident, '说声谢谢', '谢谢小陈，看得清清楚楚')
  await eventually(
    () => story(resident).allInnerTexts(),
    [
      '许愿人道谢',
      '许愿人确认：解决了',
      '帮忙的人说办好了',
      '许愿人说：解决了一半',
      '帮忙的人说办好了',
      '有人认领了',
      '社区审核通过',
      '修改后重新提交',
      '社区请许愿人修改',
      '许下心愿',
    ],
  )

  expect(await inboxOf('resident', no)).toEqual([
    '帮忙的人说办好了：换成三百度的了 请您说一声收到没有。',
    '帮忙的人说办好了：老花镜放在您家门口了 请您说一声收到没有。',
    '有人认领了您的心愿，很快会和您联系。',
    '社区通过了，正在等人认领。',
    '社区请您改一改：请写清楚要多少度的',
    '心愿收到了，社区会在 1 个工作日内看。',
  ])
  expect(await inboxOf('partyMember', no)).toEqual([
    '许愿人对您说：谢谢小陈，看得清清楚楚',
    '许愿人确认收到了，谢谢您。',
    '许愿人说解决了一半，还差：度数浅了一点',
  ])
  const desk = ['金桂第二网格的微心愿改好了，请再审一次。', '金桂第二网格有新的微心愿，请审核。']
  expect(await inboxOf('worker', no)).toEqual(desk)
  expect(await inboxOf('secretary', no)).toEqual(desk)
  expect(
    town.cloud.database.find('looks', { filter: { ticketId: wish?._id }, limit: 9 }),
  ).toHaveLength(1)
})

describe('第一次来的人', () => {
  const newcomer: Omit<Filled, 'text'> = {
    ...{ kind: '想学、想请教', name: '唐雨欣', salutation: '女士', phone: '13900004321' },
  }

  test('先看隐私指引，同意以后照片才上传，接着发，只发一次', async () => {
    const text = '想学会用手机挂号'
    const page = await town.visit('newcomer', at.post)
    await fillForm(page, { ...newcomer, text, photo: true })
    const uploads = watchUploads(page)
    await press(page, '发出去')
    const sheet = page.getByRole('dialog', { name: '先看一眼' })
    await press(sheet, '暂不同意')
    await sheet.waitFor({ state: 'detached' })
    expect(uploads).toEqual([])
    expect(town.wishes(text)).toEqual([])

    await press(page, '发出去')
    await press(sheet, '看完整的隐私保护指引')
    await see(page, '我们收哪些信息')
    await eventually(() => page.getByRole('dialog').count(), 0)
    await back(page)
    await press(sheet, '同意并继续')
    await see(page, '记下这个编号')
    expect(uploads).toHaveLength(1)
    expect(town.wishes(text)).toHaveLength(1)
    await press(page, '看看这个心愿')
    await see(page, '唐女士的心愿')
  })

  test.each([
    ['消息', at.inbox, '还没有消息'],
    ['我的心愿', at.mine, '您还没有许过心愿'],
    ['我的认领', at.claims, '您还没有认领心愿'],
  ])('游客打开“%s”，看到的是空，不是报错', async (_, to, empty) => {
    const page = await town.visit(null, to)
    await see(page, empty)
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.context().close()
  })
})

test('两个党员同时认领，只成一个，另一个看到一句明白话和最新的样子', async () => {
  const [first, second] = await Promise.all([
    town.visit('partyMember', at.wishes),
    town.visit('partyMemberOther', at.wishes),
  ])
  const text = '客厅的吸顶灯坏了，灯泡买好了，我爬不了高，想请人帮忙换上。'
  for (const page of [first, second]) {
    await press(page, new RegExp(text))
    await press(page, '我来认领')
  }
  await Promise.all([first, second].map((page) => press(page.getByRole('dialog'), '我来认领')))
  await eventually(() => town.wishes(text).map((wish) => wish.status), ['claimed'])
  const won = (page: Page) => see(page, '您认领的，请按时办好').then(() => page)
  const winner = await Promise.any([won(first), won(second)])
  const loser = winner === first ? second : first
  await see(loser, '已经有人认领，正在帮忙')
  await eventually(() => loser.getByRole('dialog').count(), 0)
  expect(await loser.getByRole('button', { name: '我来认领' }).count()).toBe(0)
})
