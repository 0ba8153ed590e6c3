import type { Page } from 'playwright-core'
import { decide, eventually, press, see, story } from './actions'
import { at } from './addresses'
import { overflowing, smallTargets } from './looks'
import { openTown, type Town, type Visitor } from './town'
import { chooseKind, send, tellReach } from './wish-form'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

const narrow = { viewport: { width: 320, height: 640 } }

/** 各人自己的手机：大字的先在“我的”里选好，屏幕也窄。 */
const phones = (large: boolean) => async (who: Visitor, to: string) => {
  if (!large) return town.visit(who, to)
  const page = await town.visit(who, at.me, narrow)
  await page.getByRole('radio', { name: '大字' }).click()
  await town.enter(page, who, to)
  return page
}

/** 这一页不用横着滑，能点的都够大；翻页的动画走完再量。 */
async function fits(page: Page, large: boolean): Promise<void> {
  const least = large ? 60 : 44
  const wrong = async () => [
    ...(await overflowing(page)),
    ...(await smallTargets(page, '[tabindex="0"]', least)),
  ]
  await eventually(wrong, [])
}

/** 写第几样要什么。 */
async function need(page: Page, nth: number, what: string, unit: string, places: string) {
  await page.getByRole('textbox', { name: `第 ${nth} 样要什么` }).fill(what)
  const group = page.getByRole('radiogroup', { name: `第 ${nth} 样是东西还是工夫` })
  await group.getByRole('radio', { name: unit }).click()
  await page.getByLabel(`第 ${nth} 样分成几份`).fill(places)
}

/** 挑一样出一份；可以说一句。 */
async function offer(page: Page, what: string, words?: string): Promise<void> {
  await press(page, `我出一份：${what}`)
  const sheet = page.getByRole('dialog', { name: `我出一份：${what}` })
  if (words) await sheet.getByRole('textbox').fill(words)
  await press(sheet, '我出一份')
  await sheet.waitFor({ state: 'detached' })
  await see(page, '您出了一份')
}

describe.each([
  ['标准字', false, '扶手'],
  ['大字、窄屏', true, '大扶手'],
])('%s', (_, large, rail) => {
  const visit = phones(large)

  test('社区改成合力圆梦，三个人各出一份，社区牵头办好，许愿人确认', async () => {
    const text = `卫生间太滑，想装${rail}、铺防滑垫，问过要 1200 元，到了打 13900001234`

    // 居民：写到金额就看到一句话，照样发得出去。
    const resident = await visit('resident', at.post)
    await chooseKind(resident, '家里要修修')
    await resident.getByRole('textbox', { name: '说说您的心愿' }).fill(text)
    await see(resident, /由几位邻居合力来圆/)
    await fits(resident, large)
    await press(resident, '下一步')
    await tellReach(resident, { text, building: '10栋', room: '2单元301' })
    await see(resident, /由几位邻居合力来圆/)
    await send(resident)
    await see(resident, /邻居们各出一份/)
    const id = String(town.wishes(text)[0]?._id)

    // 社区：没有“审核通过”，写清要哪两样；写了钱的、没写全的，当场说。
    const worker = await visit('worker', at.detail(id))
    await see(worker, '等您审核')
    expect(await worker.getByRole('button', { name: '审核通过' }).count()).toBe(0)
    await press(worker, '合力圆梦')
    await press(worker, '通过，请大家一起圆')
    await see(worker, '请选择要的是东西还是工夫。')
    await need(worker, 1, '每人出 100 元', '东西', '2')
    await press(worker, '通过，请大家一起圆')
    await see(worker, /不出钱、不凑钱/)
    await need(worker, 1, rail, '东西', '2')
    await press(worker, '再加一样')
    await need(worker, 2, '上门安装', '工夫', '1')
    await fits(worker, large)
    await press(worker, '通过，请大家一起圆')
    await see(worker, '大家一起圆')
    await see(worker, /正在请大家各出一份，还差 3 份/)
    expect(await worker.getByRole('button', { name: '人齐了，开始办' }).count()).toBe(0)

    // 大厅里看得出是合力的；三个人各出一份，没有人看到号码。
    const first = await visit('partyMember', at.wishes)
    await see(first, '合力 · 还差 3 份')
    await fits(first, large)
    await press(first, new RegExp(`想装${rail}.*合力`))
    await offer(first, rail, '家里多一根')
    await see(first, /请等社区联系您/)
    await fits(first, large)
    expect(await first.getByRole('button', { name: '我来认领' }).count()).toBe(0)
    const second = await visit('partyMemberOther', at.detail(id))
    await see(second, /还差 2 份/)
    await offer(second, '上门安装')
    const third = await visit('partyMemberElsewhere', at.detail(id))
    const late = await visit('partyMember', at.detail(id))
    await offer(third, rail)
    await eventually(() => third.getByRole('button', { name: /^我出一份/ }).count(), 0)

    // 有一位收回，又出了一次。
    await press(third, `收回这一份：${rail}`)
    await press(third.getByRole('dialog'), '收回这一份')
    await offer(third, rail)
    for (const page of [first, second, third, late])
      expect(await page.locator('body').innerText()).not.toMatch(/13900001234|李秀英|2单元301/)

    // 社区：人齐了，定时间，牵头来办。
    await town.enter(worker, 'worker', at.desk)
    await press(worker, new RegExp(`想装${rail}.*合力 · 人齐了`))
    await see(worker, /人齐了，请您定时间开始办/)
    await see(worker, '“家里多一根”')
    await press(worker, '人齐了，开始办')
    await worker.getByRole('dialog').getByRole('textbox').fill('周六上午九点，社区门口碰头')
    await press(worker.getByRole('dialog'), '人齐了，开始办')
    await see(worker, '您牵头的，请按时办好')
    await press(worker, '看联系方式')
    await see(worker, '李秀英')
    await press(worker, '已经联系上')
    await see(worker, '社区联系上了许愿人')
    await fits(worker, large)

    // 出力的人：在“我的认领”里看到安排，没有联系方式。
    await town.enter(second, 'partyMemberOther', at.claims)
    await press(second, new RegExp(`想装${rail}.*合力 · 已认领`))
    await see(second, '周六上午九点，社区门口碰头')
    expect(await second.getByText('联系方式').count()).toBe(0)
    await fits(second, large)

    // 办好，确认，各人都得了消息。
    await decide(worker, '已经办好', '两根扶手都装好了')
    await town.enter(resident, 'resident', at.detail(id))
    await press(resident, '解决了，确认收到')
    await see(resident, '心愿实现了')
    await eventually(
      async () => (await story(resident).allInnerTexts()).slice(0, 4),
      ['许愿人确认：解决了', '帮忙的人说办好了', '社区联系上了许愿人', '人齐了，社区牵头来办'],
    )
    for (const [page, who] of [
      [first, 'partyMember'],
      [third, 'partyMemberElsewhere'],
    ] as const) {
      await town.enter(page, who, at.inbox)
      await see(page, '许愿人确认收到了，谢谢您出的那一份。')
    }
  })
})
