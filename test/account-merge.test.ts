import type { JobView } from '@domain/accountcare/job'
import type { MergeOutcome, MergePreview } from '@domain/accountcare/merge'
import type { MeView } from '@domain/account/usecases'
import type { WishDetail } from '@domain/wish/present'
import { type Caretaker, caretakerOf } from './account-people'
import { type District, justBefore, openDistrict, wishAt, wishForm } from './district'
import { cast } from './seed/cast'

const MINUTE = 60_000
const WRONG = /没有对上/

let district: District
let care: Caretaker
beforeEach(async () => {
  district = await openDistrict()
  care = caretakerOf(district)
})
afterEach(() => district.close())

const preview = (who: keyof typeof cast, code: string) =>
  district.must<MergeOutcome<MergePreview>>(who, 'account', 'previewMerge', { code })
const rows = <T = { id: string }>(page: { rows: readonly T[] }) => page.rows

test('两个微信合成一个：心愿、认领、任职、消息、台账的关系都归一个人，两个微信进来都是他', async () => {
  const mine = await wishAt(district, 'pending')
  const other = await district.must<WishDetail>('residentOther', 'wish', 'post', {
    ...wishForm,
    ...{ text: '想要一床厚被子，冬天夜里冷', name: '周德顺' },
  })
  const seen = await preview('resident', await care.askCode('residentOther'))
  const before = district.find('tickets', { beneficiary: care.idOf('residentOther') })
  expect(seen.result).toMatchObject({ wishes: before.length, claims: 0, appointments: [] })
  const done = await care.merge('residentOther', 'resident')
  expect(done.state).toBe('done')
  for (const who of ['resident', 'residentOther'] as const) {
    const list = await district.must<{ rows: { id: string }[] }>(who, 'wish', 'mine')
    const ids = rows(list).map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining([mine.id, other.id]))
    const seen = await district.must<WishDetail>(who, 'wish', 'detail', { id: other.id })
    expect([who, seen.relation]).toEqual([who, 'owner'])
    const inbox = await district.must<{ rows: { text: string; ticketId: string }[] }>(
      ...[who, 'inbox', 'list'] as const,
    )
    expect(inbox.rows.some(({ ticketId }) => ticketId === other.id)).toBe(true)
    expect(inbox.rows.some(({ text }) => text.startsWith('两个账号合成一个了'))).toBe(true)
  }
  expect(await district.must('residentOther', 'account', 'care')).toEqual(
    await district.must('resident', 'account', 'care'),
  )
})
