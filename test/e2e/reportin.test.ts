import type { Page } from 'playwright-core'
import { phoneOf } from '../opener'
import { titlesOf, workbook } from '../workbook'
import { decide, eventually, press, see, story, words } from './actions'
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

/** 站长贴在墙上的码：社区打开那一页，二维码就生成了。扫它等于打开它里面的地址。 */
async function depotScene(): Promise<string> {
  const page = await town.visit('worker', at.desk)
  await press(page, /^站点的码/)
  await press(page, /^金桂外卖站/)
  await see(page, '骑手报到，扫一扫')
  // 按钮和顶栏不印，正好一页 A4。
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
  expect(pdf).toMatch(/\/MediaBox \[0 0 594(\.\d+)? 841(\.\d+)?\]/)
  await page.context().close()
  const filter = { unitId: 'U-06', retiredAt: null }
  return String(town.cloud.database.find('scenes', { filter, limit: 1 })[0]?._id)
}

test('骑手扫站点的码：写名字、登记手机号、选两样就报到好，不到十二下', async () => {
  const scene = await depotScene()
  const page = await town.visit('newcomer', at.depot(scene))
  await see(page, '到金桂外卖站报到')
  let times = 0
  const once = async (what: Promise<unknown>) => {
    times += 1
    await what
  }
  await once(page.getByRole('textbox', { name: '姓名' }).fill('唐雨欣'))
  await once(press(page, '使用微信手机号'))
  await once(press(page.getByRole('dialog'), '同意并继续'))
  await see(page, /139\*{4}\d{4}/)
  await once(page.getByRole('checkbox', { name: '跑腿' }).click())
  await once(page.getByRole('radio', { name: /^现在有空/ }).click())
  await once(press(page, '报到'))
  await see(page, '等社区确认')
  await see(page, '工作地报到')
  expect(times).toBeLessThan(12)
  await page.context().close()
})

test('站点的码拿去许愿：说是另一种码，选好网格照样能写', async () => {
  const page = await town.visit(
    'resident',
    at.post.replace(/scene=.*/, `scene=${await depotScene()}`),
  )
  await see(page, '这是站点报到的码，不是许愿的')
  await see(page, '想要一样东西')
  await page.context().close()
})

/** 点底下的按钮，选一份 Excel。 */
async function choose(page: Page, rows: string[][]): Promise<void> {
  const buffer = await workbook(titlesOf('roster'), rows)
  const choosing = page.waitForEvent('filechooser')
  await press(page, '选 Excel 文件')
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await (await choosing).setFiles({ name: '名册.xlsx', mimeType, buffer })
}

/** 联络员导入名册，回到名册；返回单位代码。 */
async function importRoster(page: Page): Promise<string> {
  await see(page, '我的身份')
  await press(page, '单位名册')
  await see(page, '还没认领')
  await press(page, '导入名册')
  await see(page, '怎么填')
  expect(await page.getByText('导入哪一种').count()).toBe(0)
  await choose(page, [['何雨桐', phoneOf('residentYoung')]])
  await see(page, /何雨桐 139\*{4}/)
  await press(page, '让它生效')
  await see(page, '全部生效了')
  await press(page, '回名册')
  await see(page, '何雨桐')
  return (await page.locator('.code__digits').filter({ visible: true }).innerText()).replace(
    ' ',
    '',
  )
}

/** 在职党员到住的社区报到。 */
async function report(page: Page): Promise<void> {
  await press(page, '双报到')
  await see(page, '还差 3 样')
  await press(page, '到社区报到')
  await see(page, '请选择您住的楼栋')
  await page.getByText('点这里换').click()
  const sheet = page.getByRole('dialog')
  for (const area of ['桂园街道', '金桂社区', '金桂第二网格', '10栋']) await press(sheet, area)
  await see(page, '10栋')
  await press(page, '下一步')
  await page.getByRole('checkbox', { name: '陪伴' }).click()
  await page.getByRole('radio', { name: /^周末有空/ }).click()
  await press(page, '下一步')
  await page.getByRole('textbox', { name: '姓名' }).fill('何雨桐')
  await press(page, '下一步')
  await see(page, '发出去以后')
  await press(page, '发出去')
  await see(page, '社区还没有确认')
}

test('联络员导入名册，党员报到、对上单位，社区确认，认岗、暂停、恢复，联络员都看得到', async () => {
  const liaison = await town.visit('unitLiaison', at.me)
  const code = await importRoster(liaison)

  const member = await town.visit('residentYoung', at.me)
  await report(member)
  await member.getByRole('spinbutton', { name: '单位代码' }).fill('000000')
  await press(member, '对上单位')
  await see(member, /没有对上：请核对单位代码/)
  await member.getByRole('spinbutton', { name: '单位代码' }).fill(code)
  await press(member, '对上单位')
  await see(member, '单位：区住房和建设局')

  const worker = await town.visit('worker', at.inbox)
  // 新的在前。
  const told = worker.getByRole('button', { name: /^有一位在职党员到金桂社区报到.*新$/ })
  await told.first().click()
  await see(worker, '姓名：何雨桐')
  await press(worker, '看手机号')
  await see(worker, /^1390000\d{4}$/)
  await press(worker, '确认报到')
  await see(worker, '社区确认了，可以认一个岗位')

  await town.enter(member, 'residentYoung', at.reportIns)
  await see(member, '社区确认了，可以认一个岗位')
  await press(member, '看经过，办理')
  await see(member, '经过')
  await press(member, '认一个岗位')
  await see(member, '还差 2 人')
  await member.getByRole('button', { name: '认这个岗位' }).first().click()
  const sheet = member.getByRole('dialog', { name: '认这个岗位' })
  await press(sheet, '认这个岗位')
  await see(member, '您认的')
  await see(member, '还差 1 人')
  await press(member, '返回')
  await see(member, '岗位：早高峰护学')
  await press(member, '更多')
  await press(member, '暂停一阵')
  await press(member.getByRole('dialog'), '暂停')
  await see(member, /^暂停到/)
  await press(member, '恢复')
  await see(member, '社区确认了，可以认一个岗位')
  await eventually(() => story(member).first().innerText(), '恢复了')

  await liaison.reload()
  await see(liaison, '还没认领')
  const row = liaison.locator('.cell').filter({ hasText: '何雨桐' })
  await eventually(() => row.innerText().then((text) => /已报到/.test(text)), true)
  await press(liaison, /^何雨桐/)
  const drop = liaison.getByRole('dialog', { name: '把何雨桐移出名册' })
  await press(drop, '移出名册')
  await drop.waitFor({ state: 'detached' })
  await eventually(() => words(liaison, '何雨桐').count(), 0)
  for (const page of [liaison, member, worker]) await page.context().close()
}, 120_000)

test('社区设岗位：没填好说哪里不对，关上再开写的还在；停掉要问一句；名单分四栏', async () => {
  const page = await town.visit('worker', at.desk)
  await press(page, /^服务岗位/)
  await see(page, '早高峰护学')
  await press(page, '设一个岗位')
  const sheet = page.getByRole('dialog', { name: '设一个岗位' })
  await sheet.getByRole('textbox', { name: '岗位名称' }).fill('帮老人取药')
  await press(sheet, '设好')
  await sheet.getByText('请填要几个人。').waitFor()
  await press(sheet, '先不')
  await sheet.waitFor({ state: 'detached' })
  await press(page, '设一个岗位')
  const again = sheet.getByRole('textbox', { name: '岗位名称' })
  await eventually(() => again.inputValue(), '帮老人取药')
  await sheet.getByRole('textbox', { name: '要做什么' }).fill('每月十五号，去社区医院排队')
  await sheet.getByRole('spinbutton', { name: '要几个人' }).fill('2')
  await press(sheet, '设好')
  await see(page, '每月十五号，去社区医院排队')
  await page.getByRole('button', { name: '停掉' }).first().click()
  const stop = page.getByRole('dialog', { name: '停掉这个岗位' })
  await press(stop, '停掉')
  await eventually(() => words(page, '每月十五号，去社区医院排队').count(), 0)

  await town.enter(page, 'worker', at.reportQueue)
  await see(page, '等社区确认')
  await page.getByRole('tab', { name: '已认岗' }).click()
  await see(page, '陈志远')
  await press(page, /^陈志远/)
  await see(page, '姓名：陈志远')
  await decide(page, '取消他的报到', '调到外地去了')
  await see(page, '这次报到取消了')
  await page.context().close()
})
