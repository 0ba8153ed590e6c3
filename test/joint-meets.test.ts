import type { SlipOutcome, SlipView } from '@domain/wish/by-slip'
import type { WishCard, WishDetail } from '@domain/wish/present'
import type { WallRow } from '@domain/wish/present-wall'
import type { Wish } from '@domain/wish/wish'
import { type District, HOUR, openDistrict, wishForm } from './district'
import { invite, pickedFor, quietDown } from './helper-people'
import { jointAt, twoNeeds } from './joint-walk'
import { storedWish } from './rush'
import { type CastName, cast } from './seed/cast'
import { home } from './seed/places'
import { homeUnit, setReleases } from './unit-walk'
import { judgeVoice, spoken } from './voice-note'

// 合力圆梦碰上代许、单位认领、挑人、心愿墙、语音时怎样；规矩照产品文档手写在这里。

let district: District
beforeEach(async () => {
  district = await openDistrict()
})
afterEach(() => district.close())

const send = (who: CastName, name: string, input: object) =>
  district.send<WishDetail>(who, 'wish', name, input)
const step = (who: CastName, id: string, name: string) =>
  send(who, 'step', { id, name, note: '写一句' })
const see = (who: CastName, id: string) => district.must<WishDetail>(who, 'wish', 'detail', { id })
const accountOf = (who: CastName) =>
  String(district.find('accounts', { openid: cast[who] })[0]?._id)
/** 另有一人也出了一份。 */
async function alsoTaken(id: string, who: CastName): Promise<void> {
  const ticket = storedWish(district, id)
  const [first, ...rest] = ticket.wish.needs
  const taker = { by: accountOf(who), at: ticket.enteredAt, note: null }
  const needs = [{ ...first, takers: [...(first?.takers ?? []), taker] }, ...rest]
  const wish = { ...ticket.wish, needs } as Wish['wish']
  await district.replace('tickets', { ...ticket, wish })
}

describe('代许的', () => {
  const elder = {
    ...{ ...wishForm, text: '想装两根扶手，大概 1200 元', name: '胡桂珍', salutation: '奶奶' },
    ...{ phone: '13900007777', proxy: { agreed: true } },
  }
  /** 楼栋长代许的，合力办好了，等许愿人说一声。 */
  async function delivered() {
    const posted = await district.must<WishDetail>('buildingHead', 'wish', 'post', elder)
    const { id } = posted
    await send('worker', 'approveJoint', { id, needs: twoNeeds })
    await send('partyMember', 'offer', { id, need: 0 })
    await step('worker', id, 'gather')
    await step('worker', id, 'deliver')
    const [slip] = district.find('slips', { wishId: id })
    return { id, code: String(posted.slipCode), token: String(slip?._id) }
  }

  test('出了一份的人不能凭四位码替许愿人回话，也不能接到自己手机上；别人可以', async () => {
    const { code, token } = await delivered()
    const answer = (who: CastName, name: string) =>
      district.send<SlipOutcome>(who, 'wish', 'answerSlip', { token, code, name, note: '还差' })
    for (const name of ['slipYes', 'slipHalf', 'slipNo', 'takeOver'])
      expect([name, (await answer('partyMember', name)).code]).toEqual([name, 'FORBIDDEN'])
    const slip = await district.must<SlipView>('partyMember', 'wish', 'openSlip', { token })
    expect([slip.handling, slip.steps]).toEqual([true, []])
    expect((await answer('resident', 'slipYes')).data.view.status).toBe('done')
    const thanked = district.find('notices', { to: accountOf('partyMember') }).map((n) => n.text)
    expect(thanked).toContain('许愿人凭纸条确认收到了，谢谢您出的那一份。')
  })

  test('出了一份的网格员、社区的人拿不到纸条，也不能打电话替他说、记他签过的字', async () => {
    const { id } = await delivered()
    expect((await see('gridWorker', id)).hasSlip).toBe(true)
    for (const who of ['gridWorker', 'secretary'] as const) {
      await alsoTaken(id, who)
      expect([who, (await see(who, id)).hasSlip]).toEqual([who, false])
      const papers = { ids: [id] }
      expect([who, (await district.send(who, 'wish', 'sheets', papers)).ok]).toEqual([who, false])
      expect([who, (await step(who, id, 'hand')).code]).toEqual([who, 'FORBIDDEN'])
    }
    await district.replace('tickets', {
      ...storedWish(district, id),
      wish: { ...storedWish(district, id).wish, rung: ['call'] },
    })
    expect((await step('secretary', id, 'heardYes')).code).toBe('FORBIDDEN')
    await district.replace('tickets', { ...storedWish(district, id), status: 'done' })
    expect((await step('secretary', id, 'shareSigned')).code).toBe('FORBIDDEN')
  })
})

test('单位不能认领合力的心愿；放回得多的人不用申请，也可以出一份', async () => {
  const { id } = await jointAt(district, 'asked')
  expect((await see('unitLiaison', id)).steps).toEqual([])
  const unit = { id, unitId: homeUnit }
  expect((await send('unitLiaison', 'claimForUnit', unit)).code).toBe('FORBIDDEN')
  await setReleases(district, 'partyMember', 5)
  expect(await see('partyMember', id)).toMatchObject({ steps: ['offer'], claimants: [] })
  const ask = { id, unitId: null, note: '这次一定办好' }
  expect((await send('partyMember', 'apply', ask)).code).toBe('FORBIDDEN')
  expect((await send('partyMember', 'offer', { id, need: 0 })).ok).toBe(true)
})

test('等人的合力心愿也挑给合适的人；他出过了、人齐了就不再给他看', async () => {
  await quietDown(district)
  await invite(district, { id: 'guest', areaId: home.buildingId, skills: ['goods'] })
  const { id } = await jointAt(district, 'asked')
  await district.cloud.timers.run('alarm')
  expect(pickedFor(district, id)).toContain('guest')
  const form = { areaId: home.buildingId, skills: ['goods'], free: 'now', daily: true }
  const picks = async (who: CastName) =>
    (await district.must<WishCard[]>(who, 'helper', 'picks')).map((card) => card.id)
  for (const who of ['partyMember', 'partyMemberOther'] as const)
    await district.must(who, 'helper', 'save', form)
  expect(await picks('partyMember')).toContain(id)
  await send('partyMember', 'offer', { id, need: 0 })
  expect(await picks('partyMember')).not.toContain(id)
  expect(await picks('partyMemberOther')).toContain(id)
  await send('partyMemberElsewhere', 'offer', { id, need: 0 })
  await district.cloud.clock.advance(49 * HOUR)
  await send('volunteer', 'offer', { id, need: 1 })
  expect(await picks('partyMemberOther')).not.toContain(id)
})

test('圆了算社区的一个，不算哪一个人的；心愿墙上写“几位邻居”', async () => {
  const { id } = await jointAt(district, 'done')
  expect(storedWish(district, id).wish.credit).toEqual({ kind: 'joint', id: home.communityId })
  await district.must('resident', 'wish', 'share', { id, version: '2026-11' })
  const { rows } = await district.must<{ rows: WallRow[] }>(null, 'wish', 'wall', {
    areaId: home.communityId,
  })
  expect(rows[0]?.helper).toBe('几位邻居')
})

test('听写出超过三百元的，也只能合力圆梦；没有听写的不能', async () => {
  const form = await spoken(district)
  const { id } = await district.must<WishDetail>('resident', 'wish', 'post', form)
  await judgeVoice(district, id, 'pass')
  const joint = { id, needs: twoNeeds }
  expect((await send('worker', 'approveJoint', joint)).code).toBe('FORBIDDEN')
  await send('worker', 'transcribe', { id, text: '想装两根扶手，大概 1200 元' })
  const refused = await step('worker', id, 'approve')
  expect([refused.code, refused.message]).toEqual([
    'FORBIDDEN',
    expect.stringContaining('超过 300 元的请用合力圆梦'),
  ])
  expect((await send('worker', 'approveJoint', joint)).data.status).toBe('open')
})
