import type { FrontView } from '@domain/home/usecases'
import type { NoticeView } from '@domain/inbox/usecases'
import type { WishPage } from '@domain/wish/lists'
import type { WishDetail } from '@domain/wish/present'
import {
  DAY,
  type District,
  HOUR,
  newRequestId,
  openDistrict,
  type Who,
  wishAt,
  wishForm,
} from './district'
import { bigForm, jointAt, type Stage, twoNeeds } from './joint-walk'
import { storedWish } from './rush'
import { type CastName, cast } from './seed/cast'

// 数目、权限都照规则手写在这里，不引用程序里的表。
const SECOND = 1000

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

const act = (who: Who, name: string, input: object, requestId?: string) =>
  district.send<WishDetail>(who, 'wish', name, input, requestId)
const step = (who: Who, id: string, name: string, note: string | null = '写一句') =>
  act(who, 'step', { id, name, note })
const offer = (who: Who, id: string, need = 0, note: string | null = null) =>
  act(who, 'offer', { id, need, note })
const see = (who: Who, id: string) => act(who, 'detail', { id })
const stored = (id: string) => storedWish(district, id)
const accountOf = (who: CastName) =>
  String(district.find('accounts', { openid: cast[who] })[0]?._id)
/** 说到这个心愿的消息，最新的在前。 */
async function told(who: CastName, no: string): Promise<string[]> {
  const { rows } = await district.must<{ rows: NoticeView[] }>(who, 'inbox', 'list')
  return rows.filter((row) => row.ticketNo === no).map((row) => row.text)
}

const staff: CastName[] = ['worker', 'secretary']
const members: CastName[] = ['partyMember', 'partyMemberOther', 'partyMemberElsewhere']
const everyone: Who[] = [null, ...(Object.keys(cast) as CastName[])]

type Rights = Readonly<Record<string, readonly CastName[]>>
const rights: Readonly<Record<Exclude<Stage, 'full'>, Rights>> = {
  big: { approveJoint: staff, reject: staff, withdraw: ['resident'] },
  asked: { offer: members, withdraw: ['resident'] },
  offered: { offer: members, retract: ['partyMember'], gather: staff, withdraw: ['resident'] },
  gathered: {
    retract: members,
    ...{ reach: ['worker'], deliver: ['worker'], postpone: ['worker'], release: ['worker'] },
    arrange: ['worker'],
  },
  delivered: { confirm: ['resident'], half: ['resident'], no: ['resident'] },
  done: { thank: ['resident'], share: ['resident'] },
}
const publicStages: readonly string[] = ['asked', 'offered', 'gathered', 'delivered']
const overseers: CastName[] = [
  ...(['street', 'district', 'auditor'] as const),
  ...(['gridWorker', 'gridWorkerNext', 'gridCover', 'buildingHead'] as const),
]

describe.each(Object.keys(rights) as (keyof typeof rights)[])('合力的心愿在 %s 时', (stage) => {
  let wish: WishDetail
  beforeAll(async () => {
    wish = await jointAt(district, stage)
  })
  const involved: CastName[] = ['resident', ...staff, ...overseers]
  if (stage === 'done') involved.push(...members)

  test('谁看得见、谁能走哪一步，和手写的表一样', async () => {
    for (const who of everyone) {
      const answer = await see(who, wish.id)
      const sees = publicStages.includes(stage) || (who !== null && involved.includes(who))
      expect([who, answer.ok]).toEqual([who, sees])
      if (!answer.ok) continue
      const mine = Object.keys(rights[stage]).filter(
        (name) => who !== null && rights[stage][name]?.includes(who),
      )
      expect([who, [...answer.data.steps].sort()]).toEqual([who, mine.sort()])
    }
  })

  test('不归他做的都被拒绝，什么也没写', async () => {
    const before = JSON.stringify(stored(wish.id))
    const tries: readonly (readonly [string, string, object])[] = [
      ['approveJoint', 'approveJoint', { needs: twoNeeds }],
      ['offer', 'offer', { need: 1 }],
      ['retract', 'retract', { need: 0 }],
      ...['approve', 'reject', 'claim', 'gather', 'arrange', 'deliver', 'release', 'takeBack'].map(
        (name) => [name, 'step', { name, note: '试一试' }] as const,
      ),
    ]
    for (const who of everyone)
      for (const [name, useCase, input] of tries) {
        if (who !== null && rights[stage][name]?.includes(who)) continue
        const answer = await act(who, useCase, { id: wish.id, ...input })
        expect([who, name, answer.ok]).toEqual([who, name, false])
        expect(['FORBIDDEN', 'CONFLICT', 'NOT_FOUND', 'SIGN_IN', 'CONSENT']).toContain(answer.code)
      }
    expect(JSON.stringify(stored(wish.id))).toBe(before)
  })
})

describe('从许下到圆梦', () => {
  test('超过 300 元的收下、记为大的，到 3000 元为止；只能用合力圆梦通过', async () => {
    const post = (text: string) => act('resident', 'post', { ...wishForm, text })
    expect((await post('想要一台 300 元的电饭煲')).data.big).toBe(false)
    expect((await post('想要一台 301 元的电饭煲')).data.big).toBe(true)
    const most = await post('想换一台 3000 元的冰箱')
    expect(most.data.big).toBe(true)
    const more = await post('想换一台 3001 元的冰箱')
    expect([more.code, more.message]).toEqual(['LIMIT', expect.stringContaining('3000')])
    expect((await post('想借钱 2000 元治病')).code).toBe('INVALID')
    const refused = await step('worker', most.data.id, 'approve')
    expect([refused.code, refused.message]).toEqual(['FORBIDDEN', expect.stringContaining('合力')])
  })

  test('小的心愿，社区觉得一个人办不了，也可以合力', async () => {
    const wish = await wishAt(district, 'pending')
    const joint = await act('worker', 'approveJoint', { id: wish.id, needs: twoNeeds })
    expect(joint.data).toMatchObject({ status: 'open', big: false, joint: { places: 3, left: 3 } })
  })

  test('三个人各出一份，社区牵头办好，许愿人确认、道谢；经过里看得明白', async () => {
    const { id, no } = await jointAt(district, 'done')
    await step('resident', id, 'thank', '手一扶就稳，谢谢大家')
    const { data } = await see('resident', id)
    expect(data.timeline.map(({ label, note }) => (note ? `${label}：${note}` : label))).toEqual([
      '许下心愿',
      '社区审核通过，请大家一起圆',
      '有人出了一份：不锈钢扶手：家里多一根',
      '有人出了一份：不锈钢扶手',
      '有人出了一份：上门安装：会用电钻',
      '人齐了，社区牵头来办：周六九点，社区门口碰头',
      '帮忙的人说办好了：扶手装好了，试过很稳',
      '许愿人确认：解决了',
      '许愿人道谢：手一扶就稳，谢谢大家',
    ])
    const partner = [
      '许愿人对大家说：手一扶就稳，谢谢大家',
      '许愿人确认收到了，谢谢您出的那一份。',
      '大家一起圆的心愿，社区说办好了：扶手装好了，试过很稳',
      '人齐了，社区这样安排：周六九点，社区门口碰头',
    ]
    for (const who of members) expect([who, await told(who, no)]).toEqual([who, partner])
    expect(await told('resident', no)).toEqual([
      '帮忙的人说办好了：扶手装好了，试过很稳 请您说一声收到没有。',
      '人齐了，社区牵头来办，会和您联系：周六九点，社区门口碰头',
      '有人为您的心愿出了一份，人齐了，社区会来定时间。',
      '有人为您的心愿出了一份，还差 1 份。',
      '有人为您的心愿出了一份，还差 2 份。',
      '社区通过了，请几位邻居一起来圆：各出一样东西，或者出几小时。',
      '心愿收到了，社区会在 1 个工作日内看。',
    ])
    expect(await told('secretary', no)).toEqual([
      '金桂第二网格的合力心愿人齐了，请定时间开始办。',
      '金桂第二网格有新的微心愿，请审核。',
    ])
  })

  test('人齐了就在工作台上；办的人是牵头的社区工作者，出力的人在“我的认领”里看得到', async () => {
    const desk = async () =>
      (await district.must<{ pending: { id: string }[] }>('worker', 'home', 'desk')).pending
    const offered = await jointAt(district, 'offered')
    expect((await desk()).map((w) => w.id)).not.toContain(offered.id)
    const wish = await jointAt(district, 'full')
    expect((await desk()).map((w) => w.id)).toContain(wish.id)
    await step('worker', wish.id, 'gather')
    expect((await desk()).map((w) => w.id)).not.toContain(wish.id)
    const kept = stored(wish.id)
    expect(kept.handlerId).toBe(accountOf('worker'))
    expect(kept.helperIds).toEqual(['worker', ...members].map((who) => accountOf(who as CastName)))
    for (const who of members) {
      const { rows } = await district.must<WishPage>(who, 'wish', 'claims')
      expect(rows.find((row) => row.id === wish.id)?.relation).toBe('partner')
      const front = await district.must<FrontView>(who, 'home', 'front')
      expect(front.waiting.length).toBeGreaterThan(0)
    }
  })

  test('没凑齐也可以由社区先开始；没有人出的，等满两周才可以', async () => {
    const some = await jointAt(district, 'offered')
    expect((await step('worker', some.id, 'gather')).data.status).toBe('claimed')
    const none = await jointAt(district, 'asked')
    expect((await step('worker', none.id, 'gather')).code).toBe('FORBIDDEN')
    const rung = { ...stored(none.id).wish, rung: ['week', 'fortnight'] }
    await district.replace('tickets', { ...stored(none.id), wish: rung })
    expect((await step('worker', none.id, 'claim')).code).toBe('FORBIDDEN')
    expect((await step('worker', none.id, 'gather')).data.status).toBe('claimed')
  })
})

describe('出一份、收回一份', () => {
  test('一样一个人只出一份，两样可以各出一份；没有的那一样不行', async () => {
    const { id } = await jointAt(district, 'offered')
    const again = await offer('partyMember', id, 0)
    expect([again.code, again.message]).toEqual([
      'LIMIT',
      '这一样您已经出了一份，一样一个人只出一份。',
    ])
    expect((await offer('partyMember', id, 1)).data.needs.map((n) => n.mine)).toEqual([true, true])
    for (const need of [2, -1, 5, 0.5, '0', null])
      expect([need, (await act('partyMember', 'offer', { id, need })).code]).toEqual([
        need,
        'INVALID',
      ])
  })

  test('满了就说满了，别的还可以出；收回一份，别人补得上', async () => {
    const { id, no } = await jointAt(district, 'full')
    const late = await offer('partyMemberElsewhere', id, 0)
    expect([late.code, late.message]).toEqual([
      'LIMIT',
      '这一份已经有人认满了，看看别的'.concat('。'),
    ])
    const back = await act('partyMember', 'retract', { id, need: 0 })
    expect(back.data.joint).toEqual({ places: 3, left: 1 })
    expect(stored(id)).toMatchObject({ status: 'open', needsStaff: false })
    expect((await told('secretary', no))[0]).toContain('又差 1 份')
    expect((await act('partyMember', 'retract', { id, need: 0 })).code).toBe('FORBIDDEN')
    expect((await offer('partyMemberElsewhere', id, 0)).data.joint?.left).toBe(0)
    expect(stored(id).helperIds).not.toContain(accountOf('partyMember'))
    const wrong = await act('partyMemberOther', 'retract', { id, need: 1 })
    expect(wrong.code).toBe('INVALID')
  })

  test('开始办了也能收回，牵头的人知道；收回的人就和它没有关系了', async () => {
    const { id, no } = await jointAt(district, 'gathered')
    expect((await act('partyMember', 'retract', { id, need: 0 })).data.status).toBe('claimed')
    expect((await told('worker', no))[0]).toBe('有人收回了他出的那一份，请看看还办不办得成。')
    await step('worker', id, 'deliver')
    await step('resident', id, 'confirm')
    expect((await see('partyMember', id)).code).toBe('NOT_FOUND')
    expect(await told('partyMember', no)).toHaveLength(1)
  })

  test('同一个请求发五遍只算一份；收回以后再发那一遍，也不会又出一份', async () => {
    const { id } = await jointAt(district, 'asked')
    const requestId = newRequestId()
    const input = { id, need: 0, note: null }
    const send = () => act('partyMember', 'offer', input, requestId)
    const five = await Promise.all([1, 2, 3, 4, 5].map(send))
    expect(five.map((a) => a.ok)).toEqual([true, true, true, true, true])
    expect(stored(id).wish.needs[0]?.takers).toHaveLength(1)
    await act('partyMember', 'retract', { id, need: 0 })
    expect((await send()).ok).toBe(true)
    expect(stored(id).wish.needs[0]?.takers).toEqual([])
    const mixed = await act('partyMember', 'offer', { ...input, need: 1 }, requestId)
    expect(mixed.code).toBe('CONFLICT')
  })

  test('自己许的不能自己出，一个人认领不走', async () => {
    const form = { ...bigForm, name: '陈志远', salutation: '先生' }
    const { id } = (await act('partyMember', 'post', form)).data
    await act('worker', 'approveJoint', { id, needs: twoNeeds })
    expect((await offer('partyMember', id)).code).toBe('FORBIDDEN')
    const claimed = await step('partyMemberOther', id, 'claim', null)
    expect([claimed.code, claimed.message]).toEqual([
      'FORBIDDEN',
      expect.stringContaining('出一份'),
    ])
  })

  test('代许的人不能出，本人接过去以后也不能', async () => {
    const { id } = await jointAt(district, 'asked')
    const wish = stored(id)
    await district.replace('tickets', {
      ...wish,
      ...{ askedBy: null, proxyId: accountOf('partyMember') },
    })
    expect((await offer('partyMember', id)).code).toBe('FORBIDDEN')
    await district.replace('tickets', { ...wish, proxyId: accountOf('partyMember') })
    expect((await offer('partyMember', id)).code).toBe('FORBIDDEN')
    expect((await offer('partyMemberOther', id)).ok).toBe(true)
  })

  test('反复出、反复收，到头了就请他直接和社区说，后面的办理还有地方记', async () => {
    const { id } = await jointAt(district, 'offered')
    const wish = stored(id)
    const [first] = wish.timeline
    const filler = Array.from({ length: 69 - wish.timeline.length }, (_, i) => ({
      ...first,
      ...{ step: 'offer', requestId: `filler-${i}` },
    }))
    await district.replace('tickets', { ...wish, timeline: [...wish.timeline, ...filler] })
    expect((await offer('partyMemberOther', id, 0)).ok).toBe(true)
    expect((await offer('partyMemberElsewhere', id, 1)).code).toBe('LIMIT')
    expect((await act('partyMember', 'retract', { id, need: 0 })).code).toBe('LIMIT')
    expect((await step('worker', id, 'gather')).ok).toBe(true)
  })
})

describe('不沾钱', () => {
  test.each(['每人出 50 元', '大家凑钱买一个', '现金红包', '爱心众筹款', '转账给老人家'])(
    '要的东西写成“%s”：不收，什么也不写',
    async (what) => {
      const wish = await jointAt(district, 'big')
      const before = JSON.stringify(stored(wish.id))
      const needs = [{ what, unit: 'thing', places: 2 }]
      const answer = await act('worker', 'approveJoint', { id: wish.id, needs })
      expect(answer.code).toBe('INVALID')
      expect(JSON.stringify(stored(wish.id))).toBe(before)
    },
  )

  test('出力的人、牵头的人写的话也不收钱字；不能发布的话不收', async () => {
    const { id } = await jointAt(district, 'offered')
    const before = JSON.stringify(stored(id))
    const said = await offer('partyMemberOther', id, 0, '我捐 100 块')
    expect([said.code, said.message]).toEqual(['INVALID', expect.stringContaining('不出钱')])
    expect((await step('worker', id, 'gather', '周六来，每人带 20 元')).code).toBe('INVALID')
    expect((await offer('partyMemberOther', id, 0, '特殊词测试')).code).toBe('CONTENT')
    const bad = [{ what: '特殊词测试', unit: 'thing', places: 1 }]
    const other = await jointAt(district, 'big')
    expect((await act('worker', 'approveJoint', { id: other.id, needs: bad })).code).toBe('CONTENT')
    expect(JSON.stringify(stored(id))).toBe(before)
  })

  const need = (over: object) => ({ what: '五斤大米', unit: 'thing', places: 1, ...over })
  const six = Array.from({ length: 6 }, (_, i) => need({ what: `第${i}样东西` }))
  test.each<[string, unknown]>([
    ['一样也没有', []],
    ['六样', six],
    ['字太少', [need({ what: '米' })]],
    ['二十一个字', [need({ what: '米'.repeat(21) })]],
    ['零份', [need({ places: 0 })]],
    ['二十一份', [need({ places: 21 })]],
    ['一份半', [need({ places: 1.5 })]],
    ['份数是字', [need({ places: '3' })]],
    ['论钱', [need({ unit: 'yuan' })]],
    ['加起来三十一份', [need({ places: 20 }), need({ what: '食用油', places: 11 })]],
    ['两样一样', [need({}), need({})]],
    ['夹带别的', [need({ takers: [] })]],
  ])('要的东西填得不对（%s）：说清楚地拒绝', async (_, needs) => {
    const wish = await jointAt(district, 'big')
    const answer = await act('worker', 'approveJoint', { id: wish.id, needs })
    expect([answer.code, answer.message]).toEqual(['INVALID', expect.stringMatching(/[一-龥]/)])
    expect(stored(wish.id).status).toBe('pending')
  })

  test('正好五样、一样二十份、加起来三十份：可以', async () => {
    const wish = await jointAt(district, 'big')
    const needs = six
      .slice(0, 5)
      .map((it, i) => ({ ...it, places: i === 0 ? 20 : i === 1 ? 7 : 1 }))
    const answer = await act('worker', 'approveJoint', { id: wish.id, needs })
    expect(answer.data.joint).toEqual({ places: 30, left: 30 })
  })
})

describe('谁看到什么', () => {
  const secrets = ['李秀英', '13900001234', '2 单元 301']
  const carries = (value: unknown) => secrets.filter((s) => JSON.stringify(value).includes(s))

  test('大家看得到要几样、还差几份，看不到是谁、说了什么；接连几份并作一行', async () => {
    const { id } = await jointAt(district, 'full')
    for (const who of [null, 'residentOther', 'workerElsewhere', 'street', 'gridWorker'] as const) {
      const { data } = await see(who, id)
      expect(data.needs).toEqual([
        { ...twoNeeds[0], taken: 2, mine: false, words: [] },
        { ...twoNeeds[1], taken: 1, mine: false, words: [] },
      ])
      expect([who, carries(data), JSON.stringify(data).includes(accountOf('partyMember'))]).toEqual(
        [who, [], false],
      )
      expect(data.timeline.map((row) => row.label).at(-1)).toBe('有人出了 3 份')
    }
    for (const who of ['resident', 'worker'] as const)
      expect((await see(who, id)).data.needs.flatMap((n) => n.words)).toEqual([
        '家里多一根',
        '会用电钻',
      ])
  })

  test('出力的人看得到安排和自己出的，看不到号码、门牌和联系方式；牵头的人看得到', async () => {
    const { id } = await jointAt(district, 'gathered')
    for (const who of members) {
      const { data } = await see(who, id)
      expect([who, data.relation, data.contactVisible, data.pictures]).toEqual([
        ...[who, 'partner', false, []],
      ])
      expect(data.plan).toBe('周六九点，社区门口碰头')
      expect([who, carries(data)]).toEqual([who, []])
      expect((await act(who, 'showContact', { id })).code).toBe('FORBIDDEN')
    }
    const [mine, other] = (await see('partyMember', id)).data.needs
    expect([mine?.mine, mine?.words, other?.mine, other?.words]).toEqual([
      ...[true, ['家里多一根'], false, []],
    ])
    expect((await see(null, id)).data.plan).toBeNull()
    expect((await see('worker', id)).data.relation).toBe('handler')
    expect((await act('worker', 'showContact', { id })).ok).toBe(true)
    await step('worker', id, 'arrange', '改到周日九点')
    expect((await see('partyMember', id)).data.plan).toBe('改到周日九点')
  })

  test('许愿人撤回，出力的人各得一句，还看得到它', async () => {
    const { id, no } = await jointAt(district, 'full')
    await step('resident', id, 'withdraw', null)
    for (const who of members) {
      expect(await told(who, no)).toEqual(['许愿人撤回了心愿，您出的那一份不用了，谢谢您。'])
      expect((await see(who, id)).data.status).toBe('withdrawn')
    }
  })

  test('牵头的人放回大厅：各人出的都还在，先前的安排作废，也不算他放回一次', async () => {
    const { id, no } = await jointAt(district, 'gathered')
    const { data } = await step('worker', id, 'release', '师傅病了，下周再定')
    expect([data.status, data.plan, data.joint?.left]).toEqual(['open', null, 0])
    expect((await told('partyMember', no))[0]).toContain('您出的那一份还在：师傅病了')
    expect(district.find('accounts', { openid: cast.worker })[0]?.releases).toEqual([])
    expect((await step('secretary', id, 'gather')).data.status).toBe('claimed')
  })
})

describe('期限和数量', () => {
  let strict: District
  beforeEach(async () => {
    strict = await openDistrict({ openPerResident: 99, newPerMonth: 99 })
  })
  afterEach(() => strict.close())
  const to = async (ms: number) => {
    await strict.cloud.clock.set(ms)
    await strict.cloud.timers.run('alarm')
  }
  const wakeOf = (id: string) => Date.parse(storedWish(strict, id).wakeAt ?? '')
  const noticesTo = (id: string, who: RegExp) =>
    strict.find('notices', { ticketId: id }).filter((n) => who.test(String(n.to)))

  test('牵头的社区工作者 48 小时没有联系许愿人：放回大厅，份数不动；差一秒说了就不放', async () => {
    const silent = await jointAt(strict, 'gathered')
    const spoken = await jointAt(strict, 'offered')
    await strict.must('secretary', 'wish', 'step', { id: spoken.id, name: 'gather', note: '周日' })
    const limit = wakeOf(silent.id)
    expect(Math.abs(limit - 48 * HOUR - strict.cloud.clock.now())).toBeLessThan(60 * SECOND)
    await to(limit - SECOND)
    expect(storedWish(strict, silent.id).status).toBe('claimed')
    await strict.must('secretary', 'wish', 'step', { id: spoken.id, name: 'reach', note: null })
    await to(limit + SECOND)
    const back = storedWish(strict, silent.id)
    expect([back.status, back.handlerId, back.wish.plan]).toEqual(['open', null, null])
    expect(back.wish.needs.map((n) => n.takers.length)).toEqual([2, 1])
    expect(back.needsStaff).toBe(true)
    expect(storedWish(strict, spoken.id).status).toBe('claimed')
    expect(strict.find('accounts', { openid: cast.worker })[0]?.releases).toEqual([])
  })

  test('一周没凑齐请本社区党员再看看，凑齐了没动就催社区；先是党员，48 小时后志愿者也行', async () => {
    const short = await jointAt(strict, 'offered')
    const ready = await jointAt(strict, 'full')
    const week = wakeOf(short.id)
    const early = await strict.send('volunteer', 'wish', 'offer', { id: short.id, need: 1 })
    expect(early.code).toBe('FORBIDDEN')
    const opened = Date.parse(storedWish(strict, short.id).wish.openedAt ?? '')
    const tryAt = async (ms: number, who: CastName) => {
      await strict.cloud.clock.set(ms)
      return (await strict.send(who, 'wish', 'offer', { id: short.id, need: 1 })).code ?? 'ok'
    }
    expect(await tryAt(opened + 2 * DAY - SECOND, 'volunteer')).toBe('FORBIDDEN')
    expect(await tryAt(opened + 2 * DAY + 50, 'volunteerElsewhere')).toBe('FORBIDDEN')
    expect(await tryAt(opened + 2 * DAY + 50, 'volunteer')).toBe('ok')
    await to(week - SECOND)
    expect(noticesTo(short.id, /^partyMember@/)).toHaveLength(0)
    await to(Math.max(week, wakeOf(ready.id)) + SECOND)
    expect(noticesTo(short.id, /^partyMember@/)[0]?.text).toContain('还差 1 份')
    expect(noticesTo(ready.id, /^partyMember@/)).toHaveLength(0)
    expect(noticesTo(ready.id, /^communityWorker@/).at(-1)?.text).toContain('早就齐了')
  })

  test('一个人手上最多 3 份没办好的，同时来也不会超；不占认领的数，办好一份才能再出', async () => {
    const wishes: WishDetail[] = []
    for (let i = 0; i < 5; i += 1) wishes.push(await jointAt(strict, 'asked'))
    const ask = (id: string, need = 1) =>
      strict.send<WishDetail>('partyMember', 'wish', 'offer', { id, need })
    const going = strict
      .find('tickets', { helperIds: accountId() })
      .filter((w) => ['open', 'claimed'].includes(String(w.status)))
      .filter((w) => w.handlerId !== accountId()).length
    const answers = await Promise.all(wishes.map((w) => ask(w.id)))
    expect(answers.filter((a) => a.ok)).toHaveLength(3 - going)
    for (const a of answers) if (!a.ok) expect(a.code).toBe('LIMIT')
    const plain = await wishAt(strict, 'open')
    const claim = { id: plain.id, name: 'claim', note: null }
    const held = strict.find('tickets', { handlerId: accountId(), status: 'claimed' }).length
    expect((await strict.send('partyMember', 'wish', 'step', claim)).ok).toBe(held < 3)
    const won = answers.find((a) => a.ok)?.data.id ?? ''
    await strict.must('worker', 'wish', 'step', { id: won, name: 'gather', note: '周六' })
    const free = wishes[answers.findIndex((a) => !a.ok)]?.id ?? ''
    expect((await ask(free)).code).toBe('LIMIT')
    await strict.must('worker', 'wish', 'step', { id: won, name: 'deliver', note: '办好了' })
    expect((await ask(free)).ok).toBe(true)
  })
  const accountId = () => String(strict.find('accounts', { openid: cast.partyMember })[0]?._id)
})
