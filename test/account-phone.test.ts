import type { MeView } from '@domain/account/usecases'
import type { CareView } from '@domain/accountcare/care'
import { type Caretaker, caretakerOf } from './account-people'
import { type District, openDistrict } from './district'
import { type Opener, openerOf, phoneOf } from './opener'
import { cast, people } from './seed/cast'

let district: District
let care: Caretaker
let opener: Opener
beforeEach(async () => {
  district = await openDistrict()
  care = caretakerOf(district)
  opener = openerOf(district)
})
afterEach(() => district.close())

const community = () => String(district.find('areas', { _id: 'D-03-05' })[0]?.code)
const row = (name: string, phone: string, to = '') => [
  ...[name, phone, '社区书记', '', community(), '', to],
]
const held = () => district.find('appointments', { accountId: care.idOf('residentYoung') })
const OLD = '13810007777'

/** 何雨桐先用旧号码登记过、有一段导入的任职，再用微信现在的号码登记。 */
async function changedPhone(): Promise<void> {
  const [account] = district.find('accounts', { _id: care.idOf('residentYoung') })
  const [, vaultPhone] = [null, await sealedPhone()]
  await district.replace('accounts', { ...account, ...vaultPhone })
  await opener.load('people', [row('何雨桐', OLD)])
  expect(held()).toHaveLength(1)
  expect(await care.bind('residentYoung')).toMatchObject({ taken: null, granted: 0 })
}

async function sealedPhone() {
  const { openVault } = await import('../cloudfunctions/_shared/vault')
  const { DEMO_VAULT_KEY } = await import('../config/run/demo')
  const vault = openVault(DEMO_VAULT_KEY)
  return { phone: vault.seal({ phone: OLD }), phoneDigest: vault.digest('phone', OLD) }
}

test('换了号：任职跟着他，收到一条消息，经过里有一件，号码不在经过里', async () => {
  await changedPhone()
  const me = await district.must<MeView>('residentYoung', 'account', 'mine')
  expect(me.appointments).toEqual([{ role: '社区书记', area: '金桂社区' }])
  const inbox = await district.must<{ rows: { text: string; about?: string }[] }>(
    ...(['residentYoung', 'inbox', 'list'] as const),
  )
  expect(inbox.rows[0]).toMatchObject({ about: 'account' })
  expect(inbox.rows[0]?.text).toMatch(/^登记的手机号换成了 \d{3}\*{4}\d{4}/)
  const own = await district.must<{ account: CareView }>('residentYoung', 'account', 'care')
  expect(own.account.trail.map(({ label }) => label)).toEqual(['换了手机号'])
  await care.bind('residentYoung')
  expect(district.find('accountEvents')).toHaveLength(1)
})

test('换号以后再导入：写新号码、写旧号码都没有变化，也不多出一段', async () => {
  await changedPhone()
  for (const phone of [phoneOf('residentYoung'), OLD]) {
    const { data } = await opener.checkRows('people', [row('何雨桐', phone)])
    expect([phone, data.problems, data.view?.counts]).toEqual([
      ...[phone, []],
      { added: 0, changed: 0, unchanged: 1, missing: 0 },
    ])
  }
  expect(held()).toHaveLength(1)
})

test('旧号码的表里改了结束日期：改的还是他这一段，号码不改回去', async () => {
  await changedPhone()
  const { counts } = await opener.load('people', [row('何雨桐', OLD, '2026-12-31')])
  expect(counts).toMatchObject({ added: 0, changed: 1 })
  expect(held()).toEqual([expect.objectContaining({ to: '2026-12-31T16:00:00.000Z' })])
  const { data } = await opener.checkRows('people', [
    row('何雨桐', phoneOf('residentYoung'), '2026-12-31'),
  ])
  expect(data.view?.counts).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
})

test('旧号码换了主人：名字不一样，就是等着另一个人的新任职', async () => {
  await changedPhone()
  const { counts } = await opener.load('people', [row('许文博', OLD)])
  expect(counts).toMatchObject({ added: 1, changed: 0 })
  expect(held()).toHaveLength(1)
  expect(district.find('appointments', { accountId: null })).toHaveLength(1)
  const { data } = await opener.checkRows('people', [row('许文博', OLD)])
  expect(data.view?.counts).toMatchObject({ added: 0, unchanged: 1 })
})

test('号码登记在另一个账号上：说清楚，不变成两个主人；区里取消以后就能登记', async () => {
  const phone = people.find(({ openid }) => openid === cast.newcomer)?.phone ?? ''
  const { openVault } = await import('../cloudfunctions/_shared/vault')
  const { DEMO_VAULT_KEY } = await import('../config/run/demo')
  const digest = openVault(DEMO_VAULT_KEY).digest('phone', phone)
  const [other] = district.find('accounts', { _id: care.idOf('residentOld') })
  await district.replace('accounts', { ...other, phoneDigest: digest })
  await district.must('newcomer', 'account', 'consent', { version: '2026-11' })
  const bound = await care.bind('newcomer')
  expect(bound.taken).toContain('把两个账号合成一个')
  expect(district.find('accounts', { phoneDigest: digest })).toHaveLength(1)
  expect((await district.must<MeView>('newcomer', 'account', 'mine')).phone).toBeNull()
  await district.must('district', 'account', 'freePhone', {
    ...{ id: care.idOf('residentOld'), reason: '号码换了主人' },
  })
  expect((await care.bind('newcomer')).taken).toBeNull()
  expect(district.find('accounts', { phoneDigest: digest })).toHaveLength(1)
})

test('合成一个以后，区里的表写着哪个号码都对得上他，不多出一段', async () => {
  await opener.load('people', [
    row('何雨桐', phoneOf('residentYoung')),
    row('何雨桐', phoneOf('residentOther')),
  ])
  await care.merge('residentOther', 'residentYoung')
  const live = () => held().filter(({ to }) => to === null)
  expect(live()).toHaveLength(1)
  const { data } = await opener.checkRows('people', [
    row('何雨桐', phoneOf('residentYoung')),
    row('何雨桐', phoneOf('residentOther')),
  ])
  expect(data.view?.counts).toMatchObject({ added: 0, changed: 0 })
  await opener.load('people', [row('何雨桐', phoneOf('residentOther'), '2026-11-23')])
  const me = await district.must<MeView>('residentYoung', 'account', 'mine')
  expect([me.appointments.length, live().length]).toEqual([1, 0])
})

test('注销的人，区里的表还写着他：再导入一次，是等着他的一段新任职', async () => {
  await opener.load('people', [row('何雨桐', phoneOf('residentYoung'))])
  const job = await district.must<never>('residentYoung', 'account', 'erase')
  await care.finish('residentYoung', job)
  const { counts } = await opener.load('people', [row('何雨桐', phoneOf('residentYoung'))])
  expect(counts).toMatchObject({ added: 1 })
  expect(district.find('appointments', { accountId: null })).toHaveLength(1)
})
