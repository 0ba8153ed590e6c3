import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { readSheet } from 'read-excel-file/node'
import { DEMO_OPENING_CODE } from '../../config/run/demo'
import { people } from '../seed/cast'
import { smallAreas, smallPeople, titlesOf, workbook } from '../workbook'
import { eventually, press, see } from './actions'
import { at } from './addresses'
import { faintWords, overflowing, smallTargets } from './looks'
import { openTown, type Town } from './town'

let town: Town
beforeAll(async () => {
  town = await openTown({ empty: true })
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

const agree = async (page: Page) => {
  await press(page.getByRole('dialog'), '同意并继续')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** 点底下的按钮，选一份 Excel。 */
async function choose(page: Page, button: string, name: string, buffer: Buffer): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await press(page, button)
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await (await choosing).setFiles({ name, mimeType, buffer })
}

const fine = async (page: Page) => {
  // 换页时新的一页从右边滑进来，停稳了再量。
  await eventually(() => overflowing(page), [])
  expect(await faintWords(page)).toEqual([])
  expect(await smallTargets(page, '.btn', 44)).toEqual([])
}

const areas = smallAreas()
const workerPhone = people.find(({ openid }) => openid === 'demo-worker-wang')?.phone ?? ''

test('没有开区时首页只说还没有开区，部署的人凭码开区', async () => {
  const page = await town.visit('district', at.home)
  await see(page, '还没有开区')
  await press(page, '我有开区码')
  await page.getByRole('textbox', { name: '开区码' }).fill('not-the-code-at-all')
  await page.getByRole('textbox', { name: '区的名字' }).fill('梧桐区')
  await page.getByRole('spinbutton', { name: '区划代码' }).fill('990001')
  await press(page, /^开区$/)
  await agree(page)
  await see(page, '没有开成')
  await fine(page)
  await page.getByRole('textbox', { name: '开区码' }).fill(DEMO_OPENING_CODE)
  await press(page, /^开区$/)
  await see(page, '还没有准备好')
  await see(page, '还没有街道')
  await fine(page)
  await page.context().close()
  const late = await town.visit('street', at.openingCode)
  await see(late, '没有这一页')
  await late.context().close()
})

test('下载模板，填错了一处一处说，填对了看过再生效，再传一次没有变化', async () => {
  const page = await town.visit('district', at.me)
  await press(page, '开区与导入')
  await press(page, '导入 Excel')
  const downloading = page.waitForEvent('download')
  await press(page, '下载模板')
  const [titles] = await readSheet(readFileSync(await (await downloading).path()))
  expect(titles).toEqual(titlesOf('areas'))
  const wrong = areas.map((row, i) => (i === 2 ? ['社区', row[1], '12', row[3]] : row))
  await choose(
    page,
    '选 Excel 文件',
    '区域.xlsx',
    await workbook(titlesOf('areas'), wrong as string[][]),
  )
  await see(page, '第 4 行“编码”：社区的统计用区划代码是 12 位数字。')
  await see(page, '一处也没有导入')
  await fine(page)
  const right = await workbook(titlesOf('areas'), areas)
  await choose(page, '换一份', '区域.xlsx', right)
  await see(page, '会新加 31 处')
  await fine(page)
  await press(page, '让它生效')
  await see(page, '全部生效了')
  await page.context().close()
  const again = await town.visit('district', at.import)
  await choose(again, '选 Excel 文件', '区域.xlsx', right)
  await see(again, '没有变化')
  await again.context().close()
})

test('导入人员以后清单转绿，来的人登记手机号就到位；大字和深色一样看得清', async () => {
  const page = await town.visit('district', at.import)
  await page.getByRole('radio', { name: /^人员任职/ }).click()
  const content = await workbook(titlesOf('people'), smallPeople(areas, [workerPhone]))
  await choose(page, '选 Excel 文件', '人员.xlsx', content)
  await see(page, '人员1：金桂社区社区工作者')
  await press(page, '让它生效')
  await see(page, '全部生效了')
  await press(page, '看开区清单')
  await see(page, '准备好了，可以用了')
  await press(page, /^等着本人来的任职/)
  await see(page, '人员1：金桂社区社区工作者')
  await page.context().close()
  const worker = await town.visit('worker', at.me)
  await press(worker, '登记手机号')
  await agree(worker)
  await see(worker, '社区工作者')
  await see(worker, '工作台')
  await worker.context().close()
  const dark = await town.visit('district', at.me, { colorScheme: 'dark' })
  await dark.getByRole('radio', { name: '大字' }).click()
  for (const where of [at.checklist, at.import]) {
    await town.enter(dark, 'district', where)
    await dark.waitForSelector('.page--large')
    await see(dark, where === at.import ? '怎么填' : '准备好了')
    await fine(dark)
  }
  await dark.context().close()
})
