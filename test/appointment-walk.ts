import type { AppointmentRecord } from '@domain/account/account'
import type { GridDuty, Role } from '@domain/kernel/actor'
import { openVault } from '../cloudfunctions/_shared/vault'
import { DEMO_VAULT_KEY } from '../config/run/demo'
import type { District, Who } from './district'
import { type CastName, cast } from './seed/cast'
import type { elsewhere, home } from './seed/places'

/** 要任命的一个位置。 */
export interface Post {
  readonly role: Role
  readonly duty?: GridDuty
  readonly areaId?: string
  readonly unitId?: string
}

let phones = 0
/** 还没有登记过的号码，一次一个。 */
export function newPhone(): string {
  phones += 1
  return `1381000${String(phones).padStart(4, '0')}`
}

/** 填好的任命表；没有写的就是从此刻起、没有期限、不是换人。 */
export const formFor = (
  { role, duty, areaId, unitId }: Post,
  more: Partial<Record<'name' | 'phone' | 'from' | 'last' | 'replaces', string>> = {},
) => ({
  ...{ role, duty: duty ?? null, areaId: areaId ?? null, unitId: unitId ?? null },
  ...{ name: '某人', phone: newPhone(), from: null, last: null, replaces: null },
  ...more,
})

export const appointed = (district: District, who: Who, form: object, requestId?: string) =>
  district.send<{ missing: string[] }>(who, 'appointment', 'appoint', form, requestId)

export const recordsOf = (district: District, filter: object) =>
  district.find('appointments', filter) as unknown as AppointmentRecord[]

export const accountIdOf = (district: District, who: CastName) =>
  String(district.find('accounts', { openid: cast[who] })[0]?._id)

const vault = openVault(DEMO_VAULT_KEY)

/** 照号码写下的任职。 */
export const recordsFor = (district: District, phone: string) =>
  recordsOf(district, { phoneDigest: vault.digest('phone', phone) })

export const nameIn = ({ name }: AppointmentRecord) => vault.open<{ name: string }>(name).name

/** 这个网格此刻有效的 A 岗。 */
export const workersA = (district: District, areaId: string) => {
  const now = new Date(district.cloud.clock.now()).toISOString()
  return recordsOf(district, { areaId, role: 'gridWorker', duty: 'A' }).filter(
    ({ from, to }) => from <= now && (to === null || now < to),
  )
}

/** 一个人的消息，新的在前。 */
export const noticesTo = (district: District, to: string) =>
  district
    .find('notices', { to })
    .sort((a, b) => (String(a.order) < String(b.order) ? 1 : -1))
    .map(({ text }) => String(text))

/** 每种角色在一处（金桂、银杏）的位置，手写。 */
export function postsIn(place: typeof home | typeof elsewhere): Readonly<Record<string, Post>> {
  const { streetId, communityId, gridId } = place
  return {
    street: { role: 'street', areaId: streetId },
    scout: { role: 'scout', areaId: streetId },
    secretary: { role: 'communitySecretary', areaId: communityId },
    worker: { role: 'communityWorker', areaId: communityId },
    cover: { role: 'gridWorker', duty: 'cover', areaId: communityId },
    clerk: { role: 'clerk', areaId: communityId },
    leader: { role: 'activityLeader', areaId: communityId },
    volunteer: { role: 'volunteer', areaId: communityId },
    member: { role: 'partyMember', areaId: communityId, unitId: 'U-01' },
    auditor: { role: 'auditor', areaId: communityId },
    A: { role: 'gridWorker', duty: 'A', areaId: gridId },
    B: { role: 'gridWorker', duty: 'B', areaId: gridId },
    head: { role: 'buildingHead', areaId: `${gridId}-b01` },
    branch: { role: 'partySecretary', unitId: `U-P-${gridId}` },
    guide: { role: 'guide', unitId: `U-P-${gridId}` },
  }
}

/** 全区才有的位置。 */
export const districtPosts: Readonly<Record<string, Post>> = {
  district: { role: 'district', areaId: 'D' },
  department: { role: 'department', areaId: 'D' },
  liaison: { role: 'unitLiaison', unitId: 'U-03' },
  organs: { role: 'partySecretary', unitId: 'U-P-mobile-7' },
}
