import type { NoticeView } from '@domain/inbox/usecases'
import type { StartView } from '@domain/wish/draft'
import type { WishPage } from '@domain/wish/lists'
import type { WishDetail } from '@domain/wish/present'
import { type District, openDistrict, wishForm } from './district'
import { home } from './seed/places'

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

const texts = async (who: Parameters<District['must']>[0], ticketNo: string) => {
  const { rows } = await district.must<{ rows: NoticeView[] }>(who, 'inbox', 'list')
  return rows.filter((row) => row.ticketNo === ticketNo).map((row) => row.text)
}

test('扫网格的码许愿，审核、认领、送达、确认、道谢，一路到圆梦', async () => {
  const { must } = district
  const start = await must<StartView>('resident', 'wish', 'start', { scene: home.scene })
  expect(start.place?.areaId).toBe(home.gridId)
  expect(start.place?.community).toBe('金桂社区')
  expect(start.buildings.map((b) => b.id)).toContain(home.buildingId)

  const posted = await must<WishDetail>('resident', 'wish', 'post', wishForm)
  expect(posted.status).toBe('pending')
  expect(posted.no).toMatch(/^\d{2}01-20261123-\d{3}$/)
  expect(posted.calledName).toBe('李阿姨')
  const hidden = await must<WishPage>(null, 'wish', 'hall', { areaId: home.gridId })
  expect(hidden.rows.map((row) => row.id)).not.toContain(posted.id)

  const desk = await must<{ pending: { id: string }[] }>('worker', 'home', 'desk')
  expect(desk.pending.map((w) => w.id)).toContain(posted.id)
  const step = (who: 'worker' | 'partyMember' | 'resident', name: string, note?: string) =>
    must<WishDetail>(who, 'wish', 'step', { id: posted.id, name, note: note ?? null })

  await step('worker', 'approve')
  const hall = await must<WishPage>(null, 'wish', 'hall', { areaId: home.gridId })
  expect(hall.rows.map((row) => row.id)).toContain(posted.id)

  await step('partyMember', 'claim')
  const contact = await must('partyMember', 'wish', 'showContact', { id: posted.id })
  expect(contact).toEqual({
    name: '李秀英',
    phone: '13900001234',
    room: '2 单元 301',
    guardian: null,
  })
  expect(district.find('looks', { ticketId: posted.id })).toHaveLength(1)

  await step('partyMember', 'reach')
  const delivered = await step('partyMember', 'deliver', '老花镜送到家里了')
  expect(delivered.reply).toBe('老花镜送到家里了')
  expect((await step('resident', 'half', '度数浅了一点')).status).toBe('claimed')
  await step('partyMember', 'deliver', '换成三百度的了')
  const notYet = await step('resident', 'no', '还是看不清')
  expect([notYet.status, notYet.level]).toEqual(['claimed', 1])
  await step('partyMember', 'deliver', '陪李阿姨去店里配好了')
  expect((await step('resident', 'confirm')).status).toBe('done')
  const thanked = await step('resident', 'thank', '谢谢小陈，看得清清楚楚')
  expect(thanked.timeline.map((row) => row.label)).toEqual([
    '许下心愿',
    '社区审核通过',
    '有人认领了',
    '认领人联系上了许愿人',
    '帮忙的人说办好了',
    '许愿人说：解决了一半',
    '帮忙的人说办好了',
    '许愿人说：还没解决',
    '帮忙的人说办好了',
    '许愿人确认：解决了',
    '许愿人道谢',
  ])
  expect(await texts('partyMember', posted.no)).toEqual([
    '许愿人对您说：谢谢小陈，看得清清楚楚',
    '许愿人确认收到了，谢谢您。',
    '许愿人说还没解决：还是看不清',
    '许愿人说解决了一半，还差：度数浅了一点',
  ])
  expect(await texts('resident', posted.no)).toEqual([
    '帮忙的人说办好了：陪李阿姨去店里配好了 请您说一声收到没有。',
    '帮忙的人说办好了：换成三百度的了 请您说一声收到没有。',
    '帮忙的人说办好了：老花镜送到家里了 请您说一声收到没有。',
    '认领的人说已经和您联系上了。',
    '有人认领了您的心愿，很快会和您联系。',
    '社区通过了，正在等人认领。',
    '心愿收到了，社区会在 1 个工作日内看。',
  ])
  expect(await texts('secretary', posted.no)).toHaveLength(2)
})

test('社区请改一改，许愿人改好再发，编号不变', async () => {
  const { must } = district
  const posted = await must<WishDetail>('resident', 'wish', 'post', wishForm)
  const note = '请写清楚要多少度的'
  await must('worker', 'wish', 'step', { id: posted.id, name: 'reject', note })
  const seen = await must<WishDetail>('resident', 'wish', 'detail', { id: posted.id })
  expect([seen.status, seen.rejectedFor, seen.steps]).toEqual([
    'rejected',
    note,
    ['resend', 'withdraw'],
  ])
  const { old } = await must<StartView>('resident', 'wish', 'start', { id: posted.id })
  expect(old).toEqual({ ...wishForm, rejectedFor: note, voice: null, transcript: null })
  for (const who of ['worker', 'residentOther', null] as const)
    expect((await district.send(who, 'wish', 'start', { id: posted.id })).ok).toBe(false)
  const form = { ...wishForm, text: '想要一副三百度的老花镜' }
  const resent = await must<WishDetail>('resident', 'wish', 'resend', { id: posted.id, form })
  expect([resent.status, resent.no, resent.text]).toEqual(['pending', posted.no, form.text])
  expect(resent.rejectedFor).toBeNull()
})
