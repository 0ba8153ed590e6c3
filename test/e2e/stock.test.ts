import type { Page } from 'playwright-core'
import { back, decide, eventually, press, see } from './actions'
import { at } from './addresses'
import { faintWords, overflowing, smallTargets } from './looks'
import { openTown, type Town } from './town'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

const cell = (page: Page, name: RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true })

/** 账上有几件：从库存那一行里读。 */
async function onHand(page: Page, title: string): Promise<number> {
  const label = await cell(page, new RegExp(`^${title}，`))
    .first()
    .getAttribute('aria-label')
  return Number(label?.match(/架上 (\d+)/)?.[1])
}

/** 一样一样点完：照账上的数，香皂少两块。 */
async function countAll(page: Page, counts: ReadonlyMap<string, number>): Promise<void> {
  await cell(page, new RegExp(`^${[...counts.keys()][0]}`)).click()
  for (let left = counts.size; left > 0; left -= 1) {
    const dialog = page.getByRole('dialog')
    const title = (await dialog.getByRole('heading').innerText()).trim()
    await dialog.getByLabel('架上一共几件').fill(String(counts.get(title)))
    await press(dialog, '存好，下一样')
    // 换了下一样，或者点完收起了；收起的时候没有标题，不能等它。
    const shown = async () => (await dialog.getByRole('heading').allInnerTexts())[0]?.trim()
    await eventually(async () => (await shown()) !== title, true)
  }
}

test('柜台进货、盘点，另一个人核对，街道批了才入账；公示里看得到', async () => {
  const clerk = await town.visit('clerk', at.stock)
  await see(clerk, '金桂社区积分兑换超市')
  const soap = await onHand(clerk, '香皂')
  await cell(clerk, /^香皂，/).click()
  await see(clerk, '记进货')
  await clerk.getByLabel('几件', { exact: true }).fill('12')
  await press(clerk, '记进货')
  await see(clerk, new RegExp(`架上应有 ${soap + 12} 件`))
  await back(clerk)
  await eventually(() => onHand(clerk, '香皂'), soap + 12)

  const labels = await clerk
    .locator('.cell--press')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
  const counts = new Map(
    labels.flatMap((label) => {
      const [, title, count] = label.match(/^(.+?)，架上 (\d+)/) ?? []
      return title ? [[title, Number(count) - (title === '香皂' ? 2 : 0)] as const] : []
    }),
  )
  await press(clerk, '盘点')
  await press(clerk, '开始盘点')
  await see(clerk, `还有 ${counts.size} 样没点`)
  await countAll(clerk, counts)
  await see(clerk, '都点过了')
  await decide(clerk, '点完了，签字')
  await see(clerk, '等核对')

  const worker = await town.visit('worker', at.inbox)
  await press(worker, /点完了，请另一个人核对/)
  await see(worker, '1 样对不上')
  await press(worker, '核对过了，签字')
  await see(worker, '“香皂”对不上，请写一句为什么。')
  await worker.getByLabel('“香皂”为什么对不上').fill('可能是上周递错了')
  await press(worker, '核对过了，签字')
  await see(worker, '等街道批')

  const street = await town.visit('street', at.stockApprovals)
  await press(street, /金桂社区积分兑换超市/)
  await see(street, /可能是上周递错了/)
  await decide(street, '同意入账')
  await see(street, '差额已经入账')

  await back(clerk)
  await see(clerk, '已入账')
  await back(clerk)
  await eventually(() => onHand(clerk, '香皂'), soap + 10)

  const guest = await town.visit(null, at.quarterNotice)
  await see(guest, '进了多少，领走多少')
  await see(guest, /盘点 −2/)
  await see(guest, '专项资金')
})

test('街道定预算，社区看得到四个数；各页大字、深色也看得清，不用横着滑', async () => {
  const street = await town.visit('street', at.fund())
  await see(street, '各社区')
  await press(street, /^金桂社区/)
  await press(street, '定预算')
  const sheet = street.getByRole('dialog')
  await sheet.getByLabel('预算', { exact: true }).fill('20000')
  await sheet.getByLabel('依据').fill('区里下达的')
  await press(sheet, '定下来')
  await sheet.waitFor({ state: 'detached' })
  await see(street, '20,000')

  const pages = [
    ['clerk', at.stock, '库存'],
    ['clerk', at.stocktakes, '开始盘点'],
    ['clerk', at.redemptionsHere, '兑换单'],
    ['worker', at.fund(), '20,000'],
    [null, at.quarterNotice, '进了多少，领走多少'],
  ] as const
  for (const [who, to, word] of pages)
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await town.visit(who, to, { colorScheme })
      await see(page, word)
      expect(await overflowing(page)).toEqual([])
      expect(await faintWords(page)).toEqual([])
      expect(await smallTargets(page, '.btn, .cell--press', 44)).toEqual([])
      await page.context().close()
    }
})
