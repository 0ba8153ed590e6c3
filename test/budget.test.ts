import type { FrontView } from '@domain/home/usecases'
import type { WishDetail } from '@domain/wish/present'
import { DAY, type District, openDistrict, wishAt, wishForm } from './district'
import { type Handset, openHandset } from './handset'
import { type CastName, cast } from './seed/cast'
import { home } from './seed/places'

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

/** 到了第二天：账从零记起，昨天的通行证早就过期。 */
async function nextMorning(): Promise<void> {
  await district.cloud.clock.advance(DAY)
}

/** 这个人今天按次收费的，和其中各页各用了多少。 */
function billOf(who: CastName, name: string) {
  const { cloud } = district
  const today = cloud.billing.today()
  const bill = cloud.billing.on(today, cast[who])
  const midnight = Date.parse(`${today}T00:00:00+08:00`)
  const mine = cloud.calls.filter((call) => call.openid === cast[who] && call.at >= midnight)
  const pages = mine.map((call) => `${call.function} ${call.bill.total}`).join('、')
  console.info(`${name}：${bill.total} 次（${pages}）`)
  return bill
}

/** 一个认领了、刚说过联系上的心愿：许愿人和党员都有一条新消息。 */
async function wishUnderWay(): Promise<WishDetail> {
  const wish = await wishAt(district, 'claimed')
  for (const who of ['resident', 'partyMember'] as const)
    await district.must(who, 'inbox', 'catchUp')
  await nextMorning()
  await district.must('partyMember', 'wish', 'step', { id: wish.id, name: 'reach', note: null })
  return wish
}

/** 党员也收到一条：他办好的另一个心愿，许愿人确认了。 */
async function goodNews(): Promise<void> {
  const other = await wishAt(district, 'delivered')
  await district.must('partyMember', 'inbox', 'catchUp')
  await nextMorning()
  await district.must('resident', 'wish', 'step', { id: other.id, name: 'confirm', note: null })
}

interface Rows {
  readonly rows: readonly { readonly id: string; readonly unread?: boolean }[]
}

test('居民平常的一天不超过 10 次：看首页、读一条新消息、看自己的心愿', async () => {
  const wish = await wishUnderWay()
  const phone = openHandset(district, 'resident')
  await phone.must('home', 'front')
  const inbox = await phone.must<Rows>('inbox', 'catchUp')
  expect(inbox.rows[0]?.unread).toBe(true)
  await phone.must('wish', 'detail', { id: wish.id })
  const bill = billOf('resident', '居民平常的一天')
  expect(bill).toMatchObject({ call: 3, write: 1 })
  expect(bill.total).toBeLessThanOrEqual(10)
})

test('党员平常的一天不超过 16 次：看首页、大厅、一个心愿、我的、我的认领，读一条新消息', async () => {
  await goodNews()
  const phone = openHandset(district, 'partyMember')
  const front = await phone.must<FrontView>('home', 'front')
  // 填过“我能帮什么”、有挑给他的，是首页最费的时候；“我的”由首页顺带，不另问。
  expect(front.suited.length).toBeGreaterThan(0)
  const hall = await phone.must<Rows>('wish', 'hall')
  await phone.must('wish', 'detail', { id: hall.rows[0]?.id })
  await phone.must('wish', 'claims')
  const inbox = await phone.must<Rows>('inbox', 'catchUp')
  expect(inbox.rows[0]?.unread).toBe(true)
  const bill = billOf('partyMember', '党员平常的一天')
  expect(bill).toMatchObject({ call: 5, write: 1 })
  expect(bill.total).toBeLessThanOrEqual(16)
})

/** 同意收微信提醒，发完以后记一次。 */
const subscribe = (phone: Handset) =>
  phone.must('inbox', 'subscribed', { templates: ['demo-template'] })

test('许愿的那一天另加不超过 30 次：扫码、打开许愿页、发出去、同意提醒', async () => {
  await nextMorning()
  const phone = openHandset(district, 'resident')
  await phone.must('wish', 'start', { scene: home.scene })
  await phone.must('area', 'scanned', { scene: home.scene })
  await phone.must('wish', 'post', wishForm)
  await subscribe(phone)
  expect(billOf('resident', '许愿另加').total).toBeLessThanOrEqual(30)
})

test('认领的那一天另加不超过 37 次：认领、同意提醒、看电话、说联系上了、说办好了', async () => {
  await nextMorning()
  const wish = await wishAt(district, 'open')
  const phone = openHandset(district, 'partyMember')
  const step = (name: string, note: string | null = null) =>
    phone.must('wish', 'step', { id: wish.id, name, note })
  await step('claim')
  await subscribe(phone)
  await phone.must('wish', 'showContact', { id: wish.id })
  await step('reach')
  await step('deliver', '老花镜送到家里了')
  expect(billOf('partyMember', '认领另加').total).toBeLessThanOrEqual(37)
})
