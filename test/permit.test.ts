import type { Account } from '@domain/account/account'
import type { WishDetail } from '@domain/wish/present'
import { openPermit, sealPermit } from '../cloudfunctions/_shared/permit'
import { openVault } from '../cloudfunctions/_shared/vault'
import { DEMO_VAULT_KEY } from '../config/run/demo'
import { type District, openDistrict, wishAt } from './district'
import { openHandset } from './handset'
import { type CastName, cast } from './seed/cast'

const MINUTE = 60_000

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

/** 最近一次调用读了账号几次。 */
const accountReads = () =>
  district.cloud.calls.at(-1)?.operations.filter((o) => o.collection === 'accounts').length

/** 组织上免去一个人的全部任职；返回的函数再任命回来。 */
async function dismiss(who: CastName): Promise<() => Promise<void>> {
  const [before] = district.find('accounts', { openid: cast[who] })
  const put = async (appointments: unknown) => {
    const [account] = district.find('accounts', { openid: cast[who] })
    const rev = Number(account?.rev) + 1
    await district.replace('accounts', { ...account, rev, appointments })
  }
  await put([])
  return () => put(before?.appointments)
}

test('刚认过的人十分钟里再来看，不必再读账号；过了就重新认', async () => {
  const phone = openHandset(district, 'resident')
  await phone.must('wish', 'hall')
  await phone.must('home', 'front')
  const until = district.cloud.clock.now() + 10 * MINUTE
  expect(accountReads()).toBe(0)
  await district.cloud.clock.set(until - MINUTE)
  await phone.must('wish', 'mine')
  expect(accountReads()).toBe(0)
  await district.cloud.clock.set(until)
  await phone.must('wish', 'mine')
  expect(accountReads()).toBe(1)
})

test('通行证差一秒还管用，到点就不管用，别人拿着不管用', () => {
  const vault = openVault(DEMO_VAULT_KEY)
  const [account] = district.find('accounts', { openid: cast.resident }) as unknown as Account[]
  const accountId = account?._id ?? ''
  const sealed = sealPermit(vault, account as Account, '2026-11-23T02:10:00.000Z') ?? undefined
  const open = (now: string) => openPermit(vault, sealed, { ownId: accountId, now })?.account._id
  expect(open('2026-11-23T02:09:59.000Z')).toBe(accountId)
  expect(open('2026-11-23T02:10:00.000Z')).toBeUndefined()
  const now = '2026-11-23T02:00:00.000Z'
  for (const other of ['someone-else', null])
    expect(openPermit(vault, sealed, { ownId: other, now })).toBeNull()
})

test('保险柜里密封的别的东西，拿来当通行证不算数', () => {
  const vault = openVault(DEMO_VAULT_KEY)
  const [account] = district.find('accounts', { openid: cast.resident })
  const accountId = String(account?._id)
  const other = vault.seal({ account, until: '2027-01-01T00:00:00.000Z' })
  expect(openPermit(vault, other, { ownId: accountId, now: '2026-11-23T02:00:00.000Z' })).toBeNull()
})

test('凭通行证看到的，和现读账号看到的一样', async () => {
  await wishAt(district, 'delivered')
  for (const who of ['resident', 'partyMember', 'volunteer'] as const) {
    const phone = openHandset(district, who)
    await phone.must('wish', 'hall')
    for (const [fn, name] of [
      ['home', 'front'],
      ['account', 'mine'],
      ['wish', 'hall'],
      ['wish', 'mine'],
      ['wish', 'claims'],
      ['inbox', 'list'],
    ] as const)
      expect([who, name, await phone.must(fn, name)]).toEqual([
        ...[who, name],
        await district.must(who, fn, name),
      ])
  }
})

test('别人的、改过一个字的、乱写的通行证都不算数，照常认他自己', async () => {
  const neighbour = openHandset(district, 'residentOther')
  await neighbour.must('home', 'front')
  const others = neighbour.permit() ?? ''
  const broken = `${others.slice(0, 40)}${others[40] === 'A' ? 'B' : 'A'}${others.slice(41)}`
  const mine = await district.must('resident', 'wish', 'mine')
  for (const permit of [others, broken, 'x', 'A'.repeat(500)]) {
    expect(await openHandset(district, 'resident', permit).must('wish', 'mine')).toEqual(mine)
    expect(accountReads()).toBe(1)
  }
})

test('通行证里看不出是谁、电话多少', async () => {
  const phone = openHandset(district, 'resident')
  await phone.must('home', 'front')
  const [account] = district.find('accounts', { openid: cast.resident })
  const text = Buffer.from(phone.permit() ?? '', 'base64url').toString('latin1')
  for (const secret of [cast.resident, String(account?._id), String(account?.phone)])
    expect(phone.permit() + text).not.toContain(secret)
})

test('管人管事的岗位没有通行证，免职当场生效', async () => {
  for (const who of ['worker', 'secretary', 'gridWorker', 'street', 'district'] as const) {
    const phone = openHandset(district, who)
    await phone.must('home', 'front')
    expect([who, phone.permit()]).toEqual([who, undefined])
  }
  const phone = openHandset(district, 'worker')
  await phone.must('home', 'desk')
  const reappoint = await dismiss('worker')
  expect((await phone.send('home', 'desk')).code).toBe('FORBIDDEN')
  await reappoint()
})

test('办事一律现读账号，带着通行证来也一样', async () => {
  const phone = openHandset(district, 'resident')
  await phone.must('home', 'front')
  await phone.must('account', 'consent', { version: '2026-11' })
  expect(accountReads()).toBe(1)
})

test('党员被免去以后，凭通行证还看得到认领的按钮，点了办不成：办事一律现认', async () => {
  const wish = await wishAt(district, 'open')
  const phone = openHandset(district, 'partyMember')
  await phone.must('home', 'front')
  const reappoint = await dismiss('partyMember')
  const seen = await phone.must<WishDetail>('wish', 'detail', { id: wish.id })
  expect(seen.steps).toContain('claim')
  const claim = { id: wish.id, name: 'claim', note: null }
  expect((await phone.send('wish', 'step', claim)).code).toBe('FORBIDDEN')
  await reappoint()
})

test('打开消息记下看到了哪里；账号在别处变了，就读了再记，两样都在', async () => {
  const phone = openHandset(district, 'resident')
  await phone.must('home', 'front')
  await wishAt(district, 'pending')
  const [before] = district.find('accounts', { openid: cast.resident })
  const page = await phone.must<{ rows: { order: string }[] }>('inbox', 'catchUp')
  const [after] = district.find('accounts', { openid: cast.resident })
  expect(after).toMatchObject({ busyAt: before?.busyAt, inboxSeen: page.rows[0]?.order })
  expect(before?.busyAt).not.toBeNull()
  await phone.must('inbox', 'catchUp')
  expect(accountReads()).toBe(0)
})
