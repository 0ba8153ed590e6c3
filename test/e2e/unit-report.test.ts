import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { CastName } from '../seed/cast'
import { decide, eventually, press, see } from './actions'
import { at } from './addresses'
import { faintWords, overflowing, smallTargets, unspoken } from './looks'
import { openTown, type Town } from './town'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

/** 想看截图时给一个目录。 */
const shots = process.env.SHOTS
async function shot(page: Page, name: string): Promise<void> {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true })
}

interface Mode {
  readonly name: string
  readonly large: boolean
  readonly dark: boolean
}
const modes: readonly Mode[] = [
  { name: '标准字', large: false, dark: false },
  { name: '大字、深色', large: true, dark: true },
]

async function visit(who: CastName, to: string, { large, dark }: Mode): Promise<Page> {
  const colorScheme = dark ? 'dark' : 'light'
  const page = await town.blank({ viewport: { width: 360, height: 740 }, colorScheme })
  if (large) {
    await town.enter(page, null, at.me)
    await page.getByRole('radio', { name: '大字' }).click()
  }
  await town.enter(page, who, to)
  return page
}

/** 不用横着滑，能点的够大，字看得清，读屏念得出。 */
async function fits(page: Page, { large, name }: Mode, what: string): Promise<void> {
  await eventually(() => overflowing(page), [])
  await eventually(() => smallTargets(page, '[tabindex="0"]', large ? 60 : 44), [])
  await eventually(() => faintWords(page), [])
  await eventually(() => unspoken(page), [])
  await shot(page, `${what}-${name}`)
}

const report = (unitId: string, communityId: string) => {
  const filter = { unitId, communityId }
  const found = town.cloud.database.find('unitReportIns', { filter, limit: 20 })
  return found.sort((a, b) => Number(b.sequence) - Number(a.sequence))[0]
}

/** 一页一件事，填好一份报到。 */
async function fill(page: Page, mode: Mode): Promise<void> {
  await see(page, '请选择社区')
  await press(page, '下一步')
  await see(page, '请选择到哪个社区报到')
  await press(page, /请选择社区/)
  const sheet = page.getByRole('dialog')
  await press(sheet, '桂园街道')
  await press(sheet, '金桂社区')
  await sheet.waitFor({ state: 'detached' })
  await see(page, '独居老人多，想请医生每月来量一次血压')
  await fits(page, mode, '1-选社区')
  await press(page, '下一步')
  await press(page, '写一样')
  const one = page.getByRole('dialog', { name: '单位能做的一样' })
  await one.getByRole('radio', { name: '健康义诊' }).click()
  await one.getByRole('textbox', { name: '做什么' }).fill('到社区量血压、测血糖')
  await one.getByRole('textbox', { name: '多久一次' }).fill('每月第二个周六上午')
  await fits(page, mode, '2-写一样')
  await press(one, '写好了')
  await one.waitFor({ state: 'detached' })
  await see(page, '到社区量血压、测血糖')
  await fits(page, mode, '3-单位能做什么')
  await press(page, '下一步')
  await page.getByRole('radio', { name: '2 年' }).click()
  await fits(page, mode, '4-多久')
  await press(page, '下一步')
  await page.getByRole('textbox', { name: '联系人' }).fill('孟庆华')
  // 写到一半刷新，写的都还在。
  await page.reload()
  await see(page, '手机号')
  expect(await page.getByRole('textbox', { name: '联系人' }).inputValue()).toBe('孟庆华')
  await page.getByRole('spinbutton', { name: '手机号' }).fill('13900001111')
  await fits(page, mode, '5-联系人')
  await press(page, '下一步')
  await see(page, '区人民医院，到金桂社区')
  await fits(page, mode, '6-看一遍')
}

test.each(modes)(
  '$name：联络员报到，社区请他改，他改好再发，社区确认、对接、记下办成，印协议',
  async (mode) => {
    const liaison = await visit('unitLiaisonOther', at.me, mode)
    await press(liaison, '单位报到')
    await see(liaison, '银杏社区')
    await fits(liaison, mode, '0-单位报到')
    await press(liaison, '到一个社区报到')
    await fill(liaison, mode)
    await press(liaison, '发给社区')
    await see(liaison, '等社区确认')
    const id = String(report('U-02', 'D-03-05')?._id)
    await fits(liaison, mode, '7-等确认')

    const worker = await visit('worker', at.desk, mode)
    await press(worker, /共建单位/)
    await see(worker, '等您确认')
    await fits(worker, mode, '8-共建单位')
    await press(worker, /区人民医院.*等社区确认/)
    await see(worker, '到金桂社区报到')
    await decide(worker, '请单位改一改', '请写清楚来几位医生')
    await see(worker, '社区请单位改一改')

    await town.enter(liaison, 'unitLiaisonOther', at.unitReport(id))
    await see(liaison, '请写清楚来几位医生')
    await press(liaison, '改好再发')
    await see(liaison, '到社区量血压、测血糖')
    await press(liaison, /到社区量血压、测血糖/)
    const one = liaison.getByRole('dialog', { name: '单位能做的一样' })
    await one.getByRole('textbox', { name: '做什么' }).fill('两位医生到社区量血压、测血糖')
    await press(one, '写好了')
    await one.waitFor({ state: 'detached' })
    await press(liaison, '下一步')
    await see(liaison, '2 年')
    await press(liaison, '下一步')
    await see(liaison, '不改就空着')
    await press(liaison, '下一步')
    await see(liaison, '和上次一样')
    await press(liaison, '发给社区')
    await see(liaison, '等社区确认')

    await town.enter(worker, 'worker', at.unitReport(id))
    await press(worker, '确认报到')
    const sheet = worker.getByRole('dialog', { name: '确认报到' })
    await press(sheet, '确认报到')
    await sheet.getByText('请填写联系人').waitFor()
    await sheet.getByRole('textbox', { name: '社区由谁对接' }).fill('王丽娟')
    await sheet.getByRole('textbox', { name: '电话' }).fill('0512-66001234')
    await fits(worker, mode, '9-确认')
    await press(sheet, '确认报到')
    await sheet.waitFor({ state: 'detached' })
    await see(worker, '独居老人多，想请医生每月来量一次血压')
    await fits(worker, mode, '10-对接')
    await worker.getByRole('button', { name: '对接', exact: true }).first().click()
    await see(worker, '记下办成了')
    await finish(worker, '第一次来了两位医生，量了三十六位')
    await see(worker, '办成了')
    await press(worker, '看联系方式')
    await see(worker, /孟庆华.*13900001111/)
    await fits(worker, mode, '11-办成')

    await town.enter(liaison, 'unitLiaisonOther', at.unitReport(id))
    await see(liaison, /第一次来了两位医生/)
    await press(liaison, '看联系方式')
    await see(liaison, /王丽娟.*0512-66001234/)
    await fits(liaison, mode, '12-联络员看到')
    await press(liaison, /共建协议/)
    await see(liaison, '单位社区共建协议')
    await fits(liaison, mode, '13-协议')
    await printed(liaison, mode)

    await decideEnd(worker, id)
    for (const page of [liaison, worker]) await page.context().close()
  },
)

/** 记下办成了：日子已经填好今天，写一句。 */
async function finish(page: Page, note: string): Promise<void> {
  await press(page, '记下办成了')
  const sheet = page.getByRole('dialog', { name: '记下办成了' })
  await sheet.getByRole('textbox', { name: '办成了什么' }).fill(note)
  expect(await sheet.getByRole('textbox', { name: '哪一天' }).inputValue()).toBe('2026-11-23')
  await press(sheet, '记下办成了')
  await sheet.waitFor({ state: 'detached' })
}

/** 印出来正好一页 A4，没有按钮。 */
async function printed(page: Page, { name }: Mode): Promise<void> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  const text = pdf.toString('latin1')
  expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  expect(text).toMatch(/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]/)
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  await page.emulateMedia({ media: 'screen' })
  if (shots) writeFileSync(path.join(shots, `协议-${name}.pdf`), pdf)
}

async function decideEnd(worker: Page, id: string): Promise<void> {
  await town.enter(worker, 'worker', at.unitReport(id))
  await decide(worker, '提前结束', '医院另有安排，先到这里')
  await see(worker, '这一期已经结束')
}

const housing = () => String(report('U-01', 'D-03-05')?._id)
const firstViews: readonly (readonly [string, CastName, () => string, string, string])[] = [
  ['单位报到', 'unitLiaison', () => at.unitReports, '金桂社区', 'mine'],
  ['到社区报到', 'unitLiaison', () => at.unitReportForm, '请选择社区', 'mine'],
  ['一份单位报到', 'unitLiaison', () => at.unitReport(housing()), '单位能做的', 'detail'],
  ['共建协议', 'unitLiaison', () => at.agreement(housing()), '单位社区共建协议', 'detail'],
  ['共建单位', 'worker', () => at.unitPartners, '区住房和建设局', 'received'],
  ['社区需求清单', 'worker', () => at.wants, '三栋、五栋的楼道灯坏了', 'wants'],
]

test.each(firstViews)('%s：第一眼只请云办一件事', async (_, who, to, shown, name) => {
  const page = await town.blank()
  const asked: string[] = []
  page.on('request', (request) => {
    if (!request.url().endsWith('/client/call')) return
    const { name: fn, data } = request.postDataJSON() as { name: string; data: { name: string } }
    asked.push(`${fn}.${data.name}`)
  })
  await town.enter(page, who, to())
  await see(page, shown)
  await page.waitForLoadState('networkidle')
  expect(asked).toEqual([`unit.${name}`])
  await page.context().close()
})

test.each(modes)('$name：社区添一条需求、收起一条；上级看得到共建单位，没有按钮', async (mode) => {
  const worker = await visit('worker', at.unitPartners, mode)
  await press(worker, '社区需求清单')
  await see(worker, '三栋、五栋的楼道灯坏了')
  await press(worker, '添一条')
  const sheet = worker.getByRole('dialog', { name: '添一条需求' })
  await press(sheet, '添上')
  await sheet.getByText('请选择是哪一样').waitFor()
  await sheet.getByRole('radio', { name: '环境整治' }).click()
  const text = `小区东门的花坛荒了，想请人一起翻种（${mode.name}）`
  await sheet.getByRole('textbox', { name: '什么事' }).fill(text)
  await sheet.getByRole('textbox', { name: '到哪一天为止' }).fill('2027-04-30')
  await fits(worker, mode, '20-添需求')
  await press(sheet, '添上')
  await sheet.waitFor({ state: 'detached' })
  await see(worker, text)
  await fits(worker, mode, '21-需求清单')
  await press(worker, new RegExp(`翻种（${mode.name}）`))
  const closing = worker.getByRole('dialog', { name: '收起这一条' })
  await press(closing, '收起')
  await closing.waitFor({ state: 'detached' })
  await eventually(() => worker.getByText(text).count(), 0)

  const street = await visit('street', at.me, mode)
  await press(street, '共建单位')
  await press(street, /区住房和建设局/)
  await see(street, '共建协议')
  expect(await street.getByRole('button', { name: '提前结束' }).count()).toBe(0)
  expect(await street.getByText('看联系方式').count()).toBe(0)
  await fits(street, mode, '22-街道看到')
  for (const page of [worker, street]) await page.context().close()
})
