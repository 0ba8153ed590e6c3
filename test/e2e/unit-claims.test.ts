import type { Page } from 'playwright-core'
import { replaceIn } from '../district'
import { type CastName, cast } from '../seed/cast'
import { decide, eventually, press, see, words } from './actions'
import { at } from './addresses'
import { overflowing, smallTargets } from './looks'
import { openTown, type Town } from './town'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

const phone = { viewport: { width: 360, height: 740 } }

/** 一台新手机，要大字的先换成大字。 */
async function visit(who: CastName, to: string, large: boolean): Promise<Page> {
  const page = await town.blank(phone)
  if (large) {
    await town.enter(page, null, at.me)
    await page.getByRole('radio', { name: '大字' }).click()
  }
  await town.enter(page, who, to)
  return page
}

/** 不用横着滑，能点的都够大。 */
async function fits(page: Page, large: boolean): Promise<void> {
  // 换页、升起的那一下还在动，等它停下来。
  await eventually(() => overflowing(page), [])
  await eventually(() => smallTargets(page, '[tabindex="0"]', large ? 60 : 44), [])
}

const idOf = (text: string) => {
  const [wish] = town.wishes(text).filter(({ status }) => status === 'open')
  return String(wish?._id)
}

/** 在名单里选一位，交给他。 */
async function give(page: Page, name: string, action: string): Promise<void> {
  await press(page, '交给谁办')
  const sheet = page.getByRole('dialog', { name: '交给谁办' })
  await sheet.getByRole('radio', { name }).click()
  await press(sheet, action)
  await sheet.waitFor({ state: 'detached' })
}

const cases = [
  ['标准字', false, '卫生间的地漏下水慢，洗一次澡积一次水，想请人通一通。', '同意他认领'],
  ['大字', true, '老伴走了以后家里冷清，想有人偶尔来下盘象棋。', '不同意'],
] as const

test.each(cases)('%s：联络员认领，交给一位党员，换一位，换来的人办好', async (_, large, text) => {
  const id = idOf(text)
  const liaison = await visit('unitLiaison', at.detail(id), large)
  await see(liaison, text)
  await press(liaison, '单位认领')
  const sheet = liaison.getByRole('dialog', { name: '单位认领' })
  await sheet.getByText('以区住房和建设局的名义认领').waitFor()
  await fits(liaison, large)
  await press(sheet, '单位认领')
  await see(liaison, '还在您手里')
  await fits(liaison, large)

  await press(liaison, '交给谁办')
  await liaison.getByRole('radio', { name: '林晓燕' }).waitFor()
  await fits(liaison, large)
  await press(liaison.getByRole('dialog'), '先不')
  await give(liaison, '陈志远', '交给他办')
  await see(liaison, '现在由他办')
  expect(await liaison.getByText('看联系方式').count()).toBe(0)

  const chen = await visit('partyMember', at.inbox, large)
  await press(chen, /区住房和建设局请您来办.*新$/)
  await see(chen, '单位交给您办的，请按时办好')
  await press(chen, '看联系方式')
  await see(chen, /^1390000\d{4}$/)
  await fits(chen, large)

  await give(liaison, '林晓燕', '换成他办')
  await words(liaison, '林晓燕').waitFor()
  await chen.reload()
  await see(chen, '已经有人认领，正在帮忙')
  expect(await chen.getByText('看联系方式').count()).toBe(0)

  const lin = await visit('partyMemberOther', at.claims, large)
  await press(lin, new RegExp(text.slice(0, 12)))
  await press(lin, '已经联系上')
  await see(lin, '认领人联系上了许愿人')
  await decide(lin, '已经办好', '和您约好的都办了')
  await see(lin, '您说办好了，等许愿人确认')

  await liaison.reload()
  await see(liaison, '您单位说办好了，等许愿人确认')
  await town.enter(liaison, 'unitLiaison', at.claims)
  await liaison.getByRole('tab', { name: '单位的' }).click()
  await see(liaison, '您单位说办好了，等许愿人确认')
  await fits(liaison, large)
  await eventually(() => town.wishes(text).map(({ status }) => status), ['delivered'])
  for (const page of [liaison, chen, lin]) await page.context().close()
})

/** 徐建军 30 天内放回过两次。 */
async function bar(): Promise<void> {
  const found = town.cloud.database.find('accounts', {
    filter: { openid: cast.partyMemberElsewhere },
    limit: 1,
  })
  const at = new Date(town.cloud.clock.now()).toISOString()
  await replaceIn(town.cloud, 'accounts', { ...found[0], releases: [at, at] })
}

const asked = {
  同意他认领: '想要一辆买菜用的小拉车，旧的也行，能上台阶最好。',
  不同意: '孩子初三，物理跟不上，想请懂的邻居每周讲一个小时。',
}

test.each(cases)('%s：放回得多的党员说明缘由，社区答复，他看得到', async (_, large, __, answer) => {
  await bar()
  const text = asked[answer]
  const id = idOf(text)
  const member = await visit('partyMemberElsewhere', at.detail(id), large)
  await see(member, /30 天内放回过 2 次心愿/)
  expect(await member.getByRole('button', { name: '我来认领' }).count()).toBe(0)
  await press(member, '向社区说明，申请认领')
  const sheet = member.getByRole('dialog', { name: '申请认领' })
  await press(sheet, '发给社区')
  await sheet.getByText('请写一句').waitFor()
  await sheet.getByRole('textbox').fill('前两次临时出差，这个月都在家')
  await fits(member, large)
  await press(sheet, '发给社区')
  await see(member, '等社区答复')
  await fits(member, large)

  const worker = await visit('worker', at.desk, large)
  await see(worker, '有人申请认领，请您答复')
  await press(worker, new RegExp(text.slice(0, 10)))
  await see(worker, '徐建军（银杏社区 在职党员）')
  await see(worker, '前两次临时出差，这个月都在家')
  await fits(worker, large)
  if (answer === '同意他认领') {
    await decide(worker, answer)
    await see(worker, '社区同意了')
    await member.reload()
    await see(member, '您认领的，请按时办好')
  } else {
    await decide(worker, answer, '这一件已经有邻居答应了')
    await see(worker, '社区没有同意')
    await member.reload()
    await see(member, '这一件已经有邻居答应了')
  }
  await fits(member, large)
  for (const page of [member, worker]) await page.context().close()
})
