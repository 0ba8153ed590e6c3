import type { CDPSession, Locator, Page } from 'playwright-core'
import type { Doc } from '../../localcloud/types'
import type { CastName } from '../seed/cast'
import { decide, eventually, press, see } from './actions'
import { at } from './addresses'
import { faintWords, overflowing, smallTargets } from './looks'
import { cutNetwork, watchUploads } from './network'
import { openTown, type Town } from './town'
import { chooseKind, send, tellReach } from './wish-form'

let town: Town
beforeAll(async () => {
  // 假话筒一直在响；让不让用，由每台手机自己的权限决定。
  town = await openTown(['--use-fake-device-for-media-stream'])
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

const allowed = { permissions: ['microphone'] }
/** 已经说了一两秒，够留下来了。 */
const spoke = /^还能说 (5[0-8]|[1-4]\d) 秒$/
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** 最新的一个语音心愿。 */
function latest(): Doc & { wish: { voice: { traceId: string; seconds: number }; text: string } } {
  const filter = { 'wish.voice.check': { $exists: true } }
  const options = { filter, sort: { order: -1 as const }, limit: 1 }
  return town.cloud.database.find('tickets', options)[0] as never
}

/** 打开许愿页，走到“说一说”。 */
async function toSaying(who: CastName, options: object = allowed, large = false): Promise<Page> {
  const page = await town.visit(who, at.me, options)
  if (large) await page.getByRole('radio', { name: '大字' }).click()
  await town.enter(page, who, at.post)
  await chooseKind(page, '想有人陪陪')
  return page
}

/** 按一下开始，过一会儿再按一下，录好一段。 */
async function record(page: Page, start: string = '按一下开始说'): Promise<void> {
  await press(page, start)
  await see(page, '正在录音')
  await see(page, spoke)
  await press(page, '说完了，再按一下')
  await button(page, /^听一听（\d+ 秒）/).waitFor()
}

/** 放得出来：按下去变成“停下”，放完了自己变回来。 */
async function listen(where: Page | Locator): Promise<void> {
  await press(where, /^听一听/)
  await where.getByRole('button', { name: '停下' }).waitFor()
  await where.getByRole('button', { name: /^听一听/ }).waitFor()
}

describe.each(['标准', '大字'])('%s', (type) => {
  test('老人说一段话许愿，社区听写以后通过，大厅里看到的是字', async () => {
    const text = `想请人陪我去一趟${type === '标准' ? '医院' : '银行'}`
    const resident = await toSaying('resident', allowed, type === '大字')
    const big = await button(resident, '按一下开始说').boundingBox()
    expect(big?.height).toBeGreaterThanOrEqual(60)
    await press(resident, '下一步')
    await see(resident, '请把心愿说出来，或者写下来，有一样就够。')
    await record(resident)
    expect(await overflowing(resident)).toEqual([])
    expect(await faintWords(resident)).toEqual([])
    expect(await smallTargets(resident, '.voice', 60)).toEqual([])
    await listen(resident)
    await press(resident, '下一步')
    await tellReach(resident, { text: '' })
    await see(resident, /^语音 [1-9] 秒$/)
    await send(resident)
    await press(resident, '看看我的心愿')
    await see(resident, '（语音心愿，等社区听写）')
    await see(resident, '语音正在检查，通过后才能听')
    const { _id, wish } = latest()
    await town.cloud.openapi.answerMedia(wish.voice.traceId, 'pass')

    // 社区：工作台上写明要先听写；听得到，听写以前没有“审核通过”。
    const worker = await town.visit('worker', at.desk)
    await see(worker, /语音心愿，请先听写/)
    await worker
      .getByRole('button', { name: /等社区听写/ })
      .first()
      .click()
    await listen(worker)
    expect(await button(worker, '审核通过').count()).toBe(0)
    await press(worker, '听写')
    const sheet = worker.getByRole('dialog')
    await listen(sheet)
    await sheet.getByRole('textbox').fill('想借钱给儿子买房')
    await press(sheet, '听写')
    await see(worker, /不能是借钱/)
    await sheet.getByRole('textbox').fill(text)
    await press(sheet, '听写')
    await sheet.waitFor({ state: 'detached' })
    await see(worker, '文字是社区听着语音写下来的')
    await listen(worker)
    await press(worker, '审核通过')
    await see(worker, '正在等人认领')

    // 许愿人：看得到写成的字，也收到消息，自己说的话还能听。
    await town.enter(resident, 'resident', at.inbox)
    await press(resident, new RegExp(`社区把您说的话写成了文字：${text}`))
    await see(resident, text)
    await listen(resident)

    // 游客：只看到字。
    const visitor = await town.visit(null, at.detail(String(_id)))
    await see(visitor, text)
    expect(await visitor.getByText(/听一听/).count()).toBe(0)
  })
})

describe('怎么录', () => {
  test('只用键盘也行；按住说、松手就停；删得掉', async () => {
    const page = await toSaying('resident', { ...allowed, hasTouch: true })
    await button(page, '按一下开始说').focus()
    await page.keyboard.press('Enter')
    await see(page, spoke)
    await page.keyboard.press(' ')
    await button(page, /^听一听/).waitFor()
    await press(page, '删掉这段话')
    await button(page, '按一下开始说').waitFor()
    expect(await button(page, /^听一听/).count()).toBe(0)

    const cdp = await page.context().newCDPSession(page)
    const release = await holdDown(cdp, button(page, '按一下开始说'))
    await see(page, spoke)
    await release()
    await button(page, /^听一听（[1-9] 秒）/).waitFor()
  })

  test('刚按下就松开，什么也没录到：请他再按；正在录时往下走，说的也收好', async () => {
    const page = await toSaying('resident')
    await button(page, '按一下开始说').evaluate(pressTwice)
    await see(page, '说得太短，没有录到')
    await press(page, '按一下开始说')
    await see(page, spoke)
    await page.getByRole('textbox', { name: '说说您的心愿' }).fill('陪我去一趟医院')
    await press(page, '下一步')
    await press(page, '上一步')
    await button(page, /^听一听/).waitFor()
  })

  test('没有允许用话筒：说一句怎么办，写字照样能发', async () => {
    const page = await toSaying('partyMemberOther', {})
    await press(page, '按一下开始说')
    await see(page, '没有允许用话筒')
    await see(page, /也可以直接写字/)
    await page.getByRole('textbox', { name: '说说您的心愿' }).fill('陪我去一趟银行取钱')
    await press(page, '下一步')
    await tellReach(page, { text: '' })
    await send(page)
  })
})

test('断了网发不出去：说的话还在，接上网再发只传一次；重开以后说一声没有留住', async () => {
  const page = await toSaying('partyMemberOther')
  await record(page)
  await press(page, '下一步')
  await tellReach(page, { text: '' })
  const reconnect = await cutNetwork(page)
  await press(page, '发出去')
  await see(page, '没有发出去，已存为草稿')
  await see(page, /说的话没有传上去，还在这里/)
  await press(page, /语音 [1-9] 秒/)
  await listen(page)
  await reconnect()
  await page.reload()
  await see(page, '上次说的话没有留住，请再说一遍。')
  await press(page, '下一步')
  await see(page, /有一样就够/)
  const uploads = watchUploads(page)
  await record(page)
  await press(page, '下一步')
  await press(page, '下一步')
  await send(page)
  expect(uploads).toHaveLength(1)
})

test('没有通过检查的：社区只能请他改；改的时候重新说一遍', async () => {
  const page = await toSaying('volunteer')
  await record(page)
  await press(page, '下一步')
  await tellReach(page, { text: '' })
  const no = await send(page)
  const { _id, wish } = latest()
  await town.cloud.openapi.answerMedia(wish.voice.traceId, 'risky')
  const worker = await town.visit('worker', at.detail(String(_id)))
  await see(worker, '语音没有通过检查')
  expect(await button(worker, /^(审核通过|听写)$/).count()).toBe(0)
  await decide(worker, '请他改一改', '语音没有通过检查，请重新说一遍')

  await town.enter(page, 'volunteer', at.resend(String(_id)))
  await press(page, '下一步')
  await see(page, /^已经录好，[1-9] 秒$/)
  await record(page, '重新说一遍')
  await press(page, '下一步')
  await press(page, '下一步')
  expect(await send(page)).toBe(no)
  await eventually(() => latest().status, 'pending')
})

/** 按一下，一看到它变了马上再按一下；在网页里做，才不会慢到真录了一秒。 */
function pressTwice(it: Element): Promise<void> {
  return new Promise((done) => {
    const again = new MutationObserver(() => {
      if (!/打开话筒|说完了/.test(it.textContent ?? '')) return
      again.disconnect()
      ;(it as HTMLElement).click()
      done()
    })
    again.observe(it, { childList: true, characterData: true, subtree: true })
    ;(it as HTMLElement).click()
  })
}

/** 手指按住不放；返回的函数松开。 */
async function holdDown(cdp: CDPSession, target: Locator): Promise<() => Promise<void>> {
  const box = await target.boundingBox()
  const point = { x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 30 }
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
  return async () => {
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
}
