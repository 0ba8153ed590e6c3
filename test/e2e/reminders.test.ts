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

const stored = (name: string) => town.cloud.database.find(name, { filter: {}, limit: 9 })
const calls = () => stored('callTasks')
/** 各人还剩几条，加起来。 */
const left = () =>
  stored('reminders')
    .flatMap((row) => Object.values(row.left as Record<string, number>))
    .reduce((sum, count) => sum + count, 0)

test('多要几条提醒，关掉一类，再进来还记得', async () => {
  const page = await town.visit('resident', at.me)
  await press(page, '微信提醒')
  await see(page, '还能收到 0 条微信提醒')
  await press(page, '再收一条')
  await see(page, '还能收到 1 条微信提醒')
  const progress = page.getByRole('checkbox', { name: /我许的心愿有进展/ })
  await progress.click()
  await eventually(() => progress.getAttribute('aria-checked'), 'false')
  await page.reload()
  await see(page, '还能收到 1 条微信提醒')
  await eventually(() => progress.getAttribute('aria-checked'), 'false')
  await page.context().close()
})

test('认领时同意了，记下一条；提醒不到许愿人，社区打电话，打过了记下来', async () => {
  const text = '想要一辆买菜用的小拉车，旧的也行，能上台阶最好。'
  const [wish] = town.wishes(text).filter(({ status }) => status === 'open')
  const member = await town.visit('partyMember', at.detail(String(wish?._id)))
  const before = left()
  await decide(member, '我来认领')
  await eventually(left, before + 1)
  await member.goto(`${town.cloud.url}${at.reminders}`)
  await see(member, '还能收到 1 条微信提醒')
  await member.context().close()
  await town.cloud.clock.advance(21 * 60_000)
  await town.cloud.timers.run('notice')
  expect(calls()).toHaveLength(1)

  const worker = await town.visit('worker', at.desk)
  await see(worker, '请打电话告诉许愿人')
  await press(worker, '打电话')
  await see(worker, /，点这里拨号/)
  await press(worker, '已打过')
  await see(worker, '最近打过的电话')
  await words(worker, '请打电话告诉许愿人').waitFor({ state: 'detached' })
  expect(calls()[0]).toMatchObject({ state: 'called', called: { duty: expect.any(String) } })
  await worker.context().close()
})
