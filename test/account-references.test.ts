import { references, withoutAccounts } from '@domain/accountcare/references'
import { collections } from '@domain/collections'
import type { WishDetail } from '@domain/wish/present'
import type { Doc } from '../localcloud/types'
import { type Caretaker, caretakerOf } from './account-people'
import { counterOf } from './counter-walk'
import { type District, openDistrict, wishAt } from './district'
import { everyString, stringsIn } from './every-string'
import { pointsOf } from './points-walk'

let district: District
let care: Caretaker
beforeAll(async () => {
  district = await openDistrict()
  care = caretakerOf(district)
})
afterAll(() => district.close())

test('每一个集合都说明了：里面有没有账号的编号，有的在哪几个字段', () => {
  const named = [...references.map((line) => line.in.name), ...withoutAccounts].sort()
  expect(named).toEqual(collections.map(({ name }) => name).sort())
})

test('要去找的每一个字段都有索引', () => {
  for (const { in: from, by, walks } of references)
    for (const field of by) {
      if (field === '_id') continue
      const wanted = walks ? `${field},_id` : field
      const keys = from.indexes.map((it) => it.keys.map(([name]) => name).join(','))
      expect([from.name, field, keys.some((key) => `${key},`.startsWith(`${wanted},`))]).toEqual([
        ...[from.name, field, true],
      ])
    }
})

/** 演示区里没有、平常才会有的：看联系方式、投诉、导出、海报、停用、登记号码、要码、开区试码。 */
async function liveOnce(): Promise<void> {
  const { must, send } = district
  const wish = await wishAt(district, 'claimed')
  await must('partyMember', 'wish', 'showContact', { id: wish.id })
  const one = await must<{ id: string }>('resident', 'complaint', 'write', {
    ...{ kind: 'complaint', text: '楼下的路灯坏了一个月了', contact: null },
  })
  await must('street', 'complaint', 'answer', { id: one.id, text: '已经报修，三天里修好' })
  await must('worker', 'register', 'export', { areaId: 'D-03-05' })
  await must('worker', 'area', 'poster', { areaId: 'D-03-05' })
  await care.bind('resident')
  await care.askCode('resident')
  await must('partyMember', 'helper', 'save', {
    ...{ areaId: 'D-03-05-02-b01', skills: ['repair'], free: 'now', daily: true },
  })
  await must('resident', 'inbox', 'choose', { topic: 'progress', on: false })
  const found = await must<{ account: { id: string } }>('district', 'account', 'findAccount', {
    by: { code: String(district.find('accounts', { _id: care.idOf('volunteer') })[0]?.code) },
  })
  await must('district', 'account', 'suspend', {
    ...{ id: found.account.id, reason: '冒充社区的人上门', days: 3 },
  })
  const joint = await wishAt(district, 'pending')
  await must('worker', 'wish', 'approveJoint', {
    id: joint.id,
    needs: [{ what: '一床厚被子', unit: 'thing', places: 2 }],
  })
  await must<WishDetail>('partyMember', 'wish', 'offer', { id: joint.id, need: 0, note: null })
  await send('newcomer', 'opening', 'open', { code: 'x', name: '梧桐区', areaCode: '990001' })
  await atTheCounter()
  await care.merge('residentOld', 'residentNext')
  for (const { _id } of district.find('outbox', { state: 'waiting' }).slice(0, 1))
    await district.replace('callTasks', {
      ...{ _id, rev: 1, communityId: 'D-03-05', to: care.idOf('resident'), ticketId: wish.id },
      ...{ ticketNo: wish.no, community: '', grid: '', text: '', at: '', state: 'called' },
      called: { by: care.idOf('worker'), duty: '', at: '' },
    })
}

/** 柜台上：发卡、出示积分码、柜台替他选好等他点头。 */
async function atTheCounter(): Promise<void> {
  const counter = counterOf(district)
  const points = pointsOf(district)
  await counter.issue('worker')
  await points.grant('volunteerElsewhere', 100)
  const code = await counter.pointToken('volunteerElsewhere')
  await counter.ask('clerk', code, [points.line('soap', 40)])
  expect(district.find('walkIns')).toHaveLength(1)
}

/** 并过的账号算一个人：合并、注销都拿他的每一个编号去找。 */
function personOf(id: string): string[] {
  const [account] = district.find('accounts', { _id: id })
  const kept = String(account?.mergedInto ?? id)
  return [kept, ...district.find('accounts', { mergedInto: kept }).map(({ _id }) => String(_id))]
}

/** 表里这个集合的哪个字段找得到它。 */
function isFound(collection: string, document: Doc, id: string): boolean {
  const line = references.find((one) => one.in.name === collection)
  const [strings, ids] = [stringsIn(document), personOf(id)]
  return (line?.by ?? []).some((field) =>
    strings.some(({ path, text }) => path === field && ids.includes(text)),
  )
}

test('库里每一处写着账号编号的文档，照表都找得到', async () => {
  await liveOnce()
  const ids = new Set(
    district.cloud.database.find('accounts', { limit: 100_000 }).map(({ _id }) => String(_id)),
  )
  expect(ids.size).toBeGreaterThan(200)
  const hits = everyString(district.cloud).filter(
    ({ collection, path }) => !(collection === 'accounts' && path === '_id'),
  )
  const inside = hits.flatMap((one) =>
    (one.text.match(/[\w-]{22}/g) ?? []).filter((word) => ids.has(word)).map((id) => ({ one, id })),
  )
  expect(new Set(inside.map(({ one }) => one.collection)).size).toBeGreaterThan(9)
  const lost = inside.filter(({ one, id }) => !isFound(one.collection, one.document, id))
  expect([...new Set(lost.map(({ one }) => `${one.collection} ${one.path}`))]).toEqual([])
})
