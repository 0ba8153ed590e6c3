import { decide, eventually, press, see, words } from './actions'
import { at } from './addresses'
import { openTown, type Town } from './town'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

const idOf = (text: string, status: string) =>
  String(town.wishes(text).find((wish) => wish.status === status)?._id)

test('党员填“我能帮什么”，马上看到合适的；第二天早上消息里有一条，点开就是它们；首页也有', async () => {
  const page = await town.visit('partyMemberElsewhere', at.me)
  await press(page, '我能帮什么')
  await see(page, '您能帮哪几样')
  await page.getByText('点这里换').click()
  const sheet = page.getByRole('dialog')
  for (const area of ['桂园街道', '金桂社区', '金桂第二网格', '10栋']) await press(sheet, area)
  await see(page, '10栋')
  const repair = page.getByRole('checkbox', { name: '修理' })
  await repair.click()
  await eventually(() => repair.getAttribute('aria-checked'), 'false')
  await press(page, '存好')
  await see(page, '请至少选一样您能帮的。')
  await page.getByRole('checkbox', { name: '物品' }).click()
  await page.getByRole('radio', { name: /^现在有空/ }).click()
  await press(page, '存好')
  await see(page, '先是同一栋楼')
  await see(page, '金桂社区')

  // 同一社区又有一个，社区通过以后，第二天早上 9 点说一声。
  const pending = idOf('楼道口的声控灯不亮了，晚上下楼看不清台阶，想请人换一换。', 'pending')
  const worker = await town.visit('worker', at.detail(pending))
  await press(worker, '审核通过')
  await see(worker, '正在等人认领')
  await town.cloud.timers.run('alarm')
  await town.cloud.clock.set(Date.parse('2026-11-24T01:00:30.000Z'))
  await town.cloud.timers.run('alarm')
  await town.enter(page, 'partyMemberElsewhere', at.inbox)
  await press(page, /个心愿适合您帮/)
  await see(page, /楼道口的声控灯不亮了/)
  await town.enter(page, 'partyMemberElsewhere', at.home)
  await see(page, '适合您的')
  await page.context().close()
  await worker.context().close()
})

test('居民来填，说清楚由谁来填，没有按钮', async () => {
  const page = await town.visit('resident', at.helper)
  await see(page, '这一页由在职党员和志愿者来填')
  expect(await page.getByRole('button', { name: '存好' }).count()).toBe(0)
  await page.context().close()
})

test('圆了的心愿：先看清楚写上墙是什么样，同意才写；游客看得到，撤下就没有了', async () => {
  const text = '眼睛花了，想要一副两百度的老花镜，好给外孙女讲故事。'
  const id = idOf(text, 'delivered')
  const resident = await town.visit('resident', at.detail(id))
  await press(resident, '解决了，确认收到')
  await see(resident, '心愿实现了')
  await decide(resident, '说声谢谢', '戴上看得清清楚楚，谢谢')
  await press(resident, '写进心愿墙')
  await see(resident, '写上墙就是下面这样')
  await see(resident, '李阿姨说：戴上看得清清楚楚，谢谢')
  await see(resident, '一位在职党员帮忙圆的')
  await see(resident, /我随时可以撤下/)
  await press(resident, '先不')
  await see(resident, '心愿实现了')

  const guest = await town.visit(null, at.home)
  await press(guest, '心愿墙')
  await see(guest, '帮忙圆的')
  expect(await guest.getByText(text).filter({ visible: true }).count()).toBe(0)

  await press(resident, '写进心愿墙')
  await press(resident, '我同意，写上去')
  await see(resident, '许愿人同意写进心愿墙')
  await guest.reload()
  await see(guest, text)
  await press(guest, /全区/)
  for (const area of ['桂园街道', '金桂社区']) await press(guest.getByRole('dialog'), area)
  await see(guest, text)
  const shown = await guest.locator('body').innerText()
  expect(shown).not.toMatch(/李秀英|13900\d+|单元|网格|\d栋/)

  await decide(resident, '从心愿墙撤下')
  await guest.reload()
  await see(guest, '帮忙圆的')
  await eventually(() => words(guest, text).count(), 0)
  await resident.context().close()
  await guest.context().close()
})
