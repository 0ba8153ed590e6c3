import { cast, people } from '../seed/cast'
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

const account = (openid: string) =>
  town.cloud.database.find('accounts', { filter: { openid }, limit: 1 })[0]

test('换过微信的人：旧微信上要一个码，新微信上输入，看过再定，从此两个微信是一个人', async () => {
  const [old, kept] = await Promise.all([
    town.visit('residentOther', at.me),
    town.visit('residentNext', at.me),
  ])
  for (const page of [old, kept]) {
    await press(page, '账号与手机号')
    await see(page, '账号码')
    await press(page, /^两个微信合成一个账号/)
    await see(page, '您手里这个微信')
  }
  await old.getByRole('radio', { name: /把它并到另一个微信去/ }).click()
  await press(old, '下一步')
  await see(old, '这个码谁要都不要给')
  await press(old, '要一个六位码')
  const label = await old.getByRole('img', { name: /^六位码/ }).getAttribute('aria-label')
  const code = label?.replace(/\D/g, '') ?? ''

  await kept.getByRole('radio', { name: /留下这个微信的账号/ }).click()
  await press(kept, '下一步')
  const box = kept.getByLabel('六位码')
  await box.fill(code === '000000' ? '000001' : '000000')
  await press(kept, '看看会并过来什么')
  await see(kept, /^没有对上/)
  await box.fill(code)
  await press(kept, '看看会并过来什么')
  await see(kept, '会并到这个微信来')
  await press(kept, '合成一个账号')
  await see(kept, '合成一个账号了')
  await press(kept, '看看我的账号')
  await see(kept, '本人：把另一个微信的账号并了进来')
  expect(account(cast.residentOther)?.mergedInto).toBe(account(cast.residentNext)?._id)

  await town.enter(old, 'residentOther', at.account)
  await see(old, '本人：把另一个微信的账号并了进来')
  await old.context().close()
  await kept.context().close()
})

test('区里照手机号找到人，写明原因停用；他看得到原因，写申诉；答复以后恢复', async () => {
  const [official, resident] = await Promise.all([
    town.visit('district', at.me),
    town.visit('residentYoung', at.account),
  ])
  const phone = people.find(({ openid }) => openid === cast.residentYoung)?.phone ?? ''
  await press(official, '账号管理')
  await see(official, '手机号或账号码')
  const box = official.getByLabel('手机号或账号码')
  await box.fill(`${phone.slice(0, -1)}${phone.endsWith('0') ? 1 : 0}`)
  await press(official, '找这个账号')
  await see(official, /没有找到|手机号/)
  await town.enter(official, 'district', at.accounts)
  await box.fill(phone)
  await press(official, '找这个账号')
  await see(official, '账号码')
  await decide(official, '停用账号', '冒充社区的人上门收钱')
  await see(official, '停用着')
  await see(official, '区里：账号停用')

  await resident.reload()
  await see(resident, '账号停用着')
  await see(resident, /原因：冒充社区的人上门收钱/)
  await press(resident, '写申诉')
  await see(resident, /^社区看不到/)
  await resident.getByRole('radio', { name: '投诉' }).click()
  await resident.getByRole('textbox', { name: '写下来' }).fill('我没有收过别人的钱，请查一查')
  await press(resident, '发出去')
  await see(resident, '记下这个编号')
  await press(resident, '看看我写的')
  await see(resident, '申诉：账号停用')

  await decide(official, '恢复账号', '查清楚了，是误会')
  await see(official, '区里：账号恢复')
  await words(official, '停用着').waitFor({ state: 'detached' })
  await town.enter(resident, 'residentYoung', at.account)
  await see(resident, '区里：账号恢复')
  await see(resident, '换手机号')
  expect(await words(resident, '账号停用着').count()).toBe(0)
  await official.context().close()
  await resident.context().close()
})

test('注销：先看什么会删、什么会留，再定；之后同一个微信进来是新的', async () => {
  const page = await town.visit('residentElsewhere', at.me)
  await press(page, '账号与手机号')
  await see(page, '账号码')
  await press(page, /^注销账号/)
  await see(page, '会删掉')
  await see(page, '会留下')
  await press(page, '注销账号')
  const sheet = page.getByRole('dialog')
  await press(sheet, '注销账号')
  await see(page, '账号注销了')
  await eventually(() => account(cast.residentElsewhere), undefined)
  await press(page, '回首页')
  await town.enter(page, 'residentElsewhere', at.account)
  await see(page, '还没有账号')
  await page.context().close()
})

test('手上还有没办完的党员，看到先做什么，没有注销的按钮', async () => {
  const page = await town.visit('partyMember', at.eraseAccount)
  await see(page, '现在还不能注销')
  await see(page, /您手上还有没办完的心愿/)
  expect(await page.getByRole('button', { name: '注销账号' }).count()).toBe(0)
  await page.context().close()
})
