import { cast } from '../seed/cast'
import { home } from '../seed/places'
import { decide, press, see } from './actions'
import { at } from './addresses'
import { openTown, type Town } from './town'
import { chooseKind, say } from './wish-form'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

test('没同意过指引的人写投诉，区里答复，他看得到；留电话才请他同意；社区没有这个门', async () => {
  const [writer, official, worker] = await Promise.all([
    town.visit('newcomer', at.me),
    town.visit('district', at.me),
    town.visit('worker', at.me),
  ])
  await press(writer, '投诉建议，')
  await see(writer, '您还没有写过')
  await press(writer, '写一件')
  await press(writer, '发出去')
  await see(writer, '请选择是投诉还是建议。')
  await writer.getByRole('radio', { name: '投诉' }).click()
  await writer.getByRole('textbox', { name: '写下来' }).fill('楼道灯报了十天，社区没有人来。')
  await press(writer, '发出去')
  const no = await writer.getByText(/^T-20261123-\d{3}$/).innerText()
  const openid = cast.newcomer
  expect(town.cloud.database.find('accounts', { filter: { openid }, limit: 1 })).toEqual([])

  await press(official, '受理投诉建议')
  await press(official, /楼道灯报了十天/)
  await see(official, no)
  await decide(official, '答复', '已经请电工今天下午上门。')
  await see(official, '已经请电工今天下午上门。')
  await press(writer, '看看我写的')
  await see(writer, '已经请电工今天下午上门。')

  await see(worker, '工作台')
  expect(await worker.getByRole('button', { name: '受理投诉建议' }).count()).toBe(0)

  await town.enter(writer, 'newcomer', at.complain)
  await writer.getByRole('radio', { name: '建议' }).click()
  await writer.getByRole('textbox', { name: '写下来' }).fill('希望驿站晚上也开门')
  await writer.getByRole('textbox', { name: '怎么称呼您' }).fill('唐女士')
  await writer.getByLabel('电话').fill('13900001234')
  await press(writer, '发出去')
  await press(writer, '同意并继续')
  await see(writer, '记下这个编号')
  for (const page of [writer, official, worker]) await page.context().close()
})

test('社区打印一套海报：一页一张 A4；居民扫社区的码选网格；换新以后旧码请他自己选', async () => {
  const worker = await town.visit('worker', at.me)
  await press(worker, '二维码海报')
  await press(worker, '打印这 8 张')
  await worker.getByRole('button', { name: '打印 8 张' }).waitFor()
  const pdf = await worker.pdf({ preferCSSPageSize: true })
  const text = pdf.toString('latin1')
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(8)
  // A4：595 × 842 点。
  expect(
    new Set(text.match(/\/MediaBox \[[^\]]+\]/g)?.map((box) => box.replace(/\.\d+/g, ''))),
  ).toEqual(new Set(['/MediaBox [0 0 594 841]']))

  const scenes = town.cloud.database.find('scenes', {
    filter: { areaId: home.communityId },
    limit: 1,
  })
  const resident = await town.blank()
  const scan = (scene: unknown) =>
    town.enter(resident, 'residentElsewhere', at.post.replace(home.scene, String(scene)))
  await scan(scenes[0]?._id)
  await chooseKind(resident, '帮忙跑个腿')
  await say(resident, '想请人帮忙取一下快递')
  await see(resident, '您扫的是金桂社区的码')
  await resident.getByRole('radio', { name: '金桂第三网格' }).click()
  await see(resident, '哪一栋')

  await town.enter(worker, 'worker', at.code)
  await see(worker, '今天扫过')
  await press(worker, '换一个新的码')
  await press(worker.getByRole('dialog'), '换新')
  await worker.getByRole('dialog').waitFor({ state: 'detached' })
  await scan(home.scene)
  await see(resident, '这个二维码已经换新了')
  await worker.context().close()
  await resident.context().close()
})
