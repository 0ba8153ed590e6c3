import { type District, openDistrict } from './district'
import { home } from './seed/places'
import { office, reportForm, resources, unitActsIn } from './unit-report-walk'
import { otherUnit } from './unit-walk'

let district: District
beforeEach(async () => {
  district = await openDistrict()
})
afterEach(() => district.close())

const { must, step, stored, told, want } = unitActsIn(() => district)
const community = home.communityId
/** 区人民医院到金桂社区：演示区里还没有这一份。 */
const form = reportForm(community, otherUnit)

test('单位报到：联络员报、社区请他改、改好再发、确认、对接、记下办成了；两边各得该得的消息', async () => {
  const { id } = await must('unitLiaisonOther', 'reportIn', form)
  expect((await step('worker', id, 'decline', '请写清楚哪天能来')).data.status).toBe('declined')
  const changed = { months: 6, resources: resources.slice(0, 1), contact: null }
  const again = await must('unitLiaisonOther', 'resend', { id, form: changed })
  expect(again).toMatchObject({ status: 'pending', months: 6, matched: 0 })
  const confirmed = await must('worker', 'confirm', { id, office })
  expect(confirmed).toMatchObject({ status: 'confirmed', relation: 'staff' })

  const list = await want('三栋楼道灯坏了没人修', 'maintain')
  const wantId = String(list.wants.find(({ text }) => text === '三栋楼道灯坏了没人修')?.id)
  const input = { id, resourceId: 'r1', wantId }
  const matched = await must('worker', 'match', input)
  const [one] = matched.matches
  const finish = { id, matchId: one?.id, on: '2026-11-23', text: '三盏灯都换好了' }
  const done = await must('worker', 'finishMatch', finish)
  expect(done.matches[0]?.done).toEqual({ on: '2026-11-23', text: '三盏灯都换好了' })
  const seen = await must('unitLiaisonOther', 'detail', { id })
  expect(seen).toMatchObject({ matched: 1, done: 1, relation: 'liaison' })
  expect(seen.timeline.map(({ label }) => label)).toEqual([
    ...['单位来报到', '社区请单位改一改', '单位改好又发来了', '社区确认了'],
    ...['社区对接了一条需求', '办成了一件'],
  ])
  expect(told(`communityWorker@${community}`, id)).toEqual([
    '区人民医院来社区报到，请在 3 个工作日内确认。',
    '区人民医院的报到改好了，请再看一次。',
  ])
  expect(told(`unitLiaison@${otherUnit}`, id)).toEqual([
    '金桂社区请单位改一改再报到：请写清楚哪天能来',
    '金桂社区确认了单位报到，可以看社区的联系人和协议了。',
    '金桂社区对接了一条需求：三栋楼道灯坏了没人修',
    '金桂社区记下办成了一件：三盏灯都换好了',
  ])
  expect(JSON.stringify(stored(id))).not.toMatch(/沈海霞|13900005678|王丽娟|66001234/)
})
