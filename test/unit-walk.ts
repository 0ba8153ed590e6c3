import type { Role, UnitRef } from '@domain/kernel/actor'
import type { WishDetail } from '@domain/wish/present'
import type { Wish } from '@domain/wish/wish'
import { openVault } from '../cloudfunctions/_shared/vault'
import { DEMO_VAULT_KEY } from '../config/run/demo'
import { type District, type Who, wishAt } from './district'
import { type CastName, cast, castNeighbours } from './seed/cast'

const vault = openVault(DEMO_VAULT_KEY)

/** 沈海霞、陈志远、林晓燕的单位，和孟庆华、徐建军的单位。 */
export const homeUnit = 'U-01'
export const otherUnit = 'U-02'

const accountOf = (district: District, who: CastName) => {
  const [account] = district.find('accounts', { openid: cast[who] })
  if (!account) throw new Error(`${who} 没有账号。`)
  return account
}

export const accountId = (district: District, who: CastName) => String(accountOf(district, who)._id)

/** 这位党员在单位里的任职编号。 */
export function memberId(district: District, who: CastName): string {
  const held = district.find('appointments', { accountId: accountId(district, who) })
  return String(held.find(({ role }) => role === 'partyMember')?._id)
}

/** 以单位的名义认领一个。 */
export async function unitClaimed(district: District): Promise<WishDetail> {
  const { id } = await wishAt(district, 'open')
  return district.must('unitLiaison', 'wish', 'claimForUnit', { id, unitId: homeUnit })
}

/** 单位认领，已经交给陈志远。 */
export async function unitAssigned(district: District): Promise<WishDetail> {
  const { id } = await unitClaimed(district)
  const input = { id, memberId: memberId(district, 'partyMember'), instead: null }
  return district.must('unitLiaison', 'wish', 'assign', input)
}

/** 让他在此刻之前放回过几次；给 0 就当没有放回过。 */
export async function setReleases(district: District, who: CastName, times: number) {
  const at = new Date(district.cloud.clock.now() - 1000).toISOString()
  const account = accountOf(district, who)
  await district.replace('accounts', { ...account, releases: Array(times).fill(at) })
}

interface Post {
  readonly role: Role
  readonly areaId: string
  readonly unit?: UnitRef
  readonly to?: string
}

/** 换掉一个人的全部任职，账号里的副本与任职文档一起换。返回各段的任职编号。 */
export async function appoint(district: District, who: CastName, posts: readonly Post[]) {
  const account = accountOf(district, who)
  const held = posts.map((post) => ({
    id: `${account._id}:${post.role}:${post.areaId}`,
    ...{ areaName: '', from: '2026-01-01T00:00:00.000Z', to: null, ...post },
  }))
  await district.replace('accounts', { ...account, appointments: held })
  const name = vault.seal({ name: castNeighbours[who].name })
  for (const one of held)
    await district.replace('appointments', {
      ...one,
      ...{ _id: one.id, accountId: account._id, name },
    })
  return held.map(({ id }) => id)
}

/** 写给某人（或某个信箱）的、说到这个心愿的消息，由旧到新。 */
export function wordsTo(district: District, reader: string, ticketId: string): string[] {
  const rows = district.find('notices', { ticketId, to: reader })
  const order = (row: { order?: unknown }) => String(row.order)
  return rows.sort((a, b) => (order(a) < order(b) ? -1 : 1)).map(({ text }) => String(text))
}

/** 测试里常做的几件事；`here` 给出此刻开着的演示区。 */
export function actsIn(here: () => District) {
  const send = (who: Who, name: string, input: object, requestId?: string) =>
    here().send<WishDetail>(who, 'wish', name, input, requestId)
  const stored = (id: string) => here().find('tickets', { _id: id })[0] as unknown as Wish
  const member = (who: CastName) => memberId(here(), who)
  /** 交给（或换成）这位党员；`instead` 是现在交给了谁。 */
  const assign = (
    who: CastName,
    id: string,
    memberId: string,
    instead: string | null = null,
    requestId?: string,
  ) => send(who, 'assign', { id, memberId, instead }, requestId)
  return {
    stored,
    assign,
    member,
    events: (id: string) => stored(id).timeline.map((event) => event.step),
    detail: (who: Who, id: string) => here().must<WishDetail>(who, 'wish', 'detail', { id }),
    step: (who: CastName, id: string, name: string, note = '写一句') =>
      send(who, 'step', { id, name, note }),
    claim: (who: CastName, id: string, unitId = homeUnit, requestId?: string) =>
      send(who, 'claimForUnit', { id, unitId }, requestId),
    /** 陈志远换成林晓燕。 */
    substitute: (id: string) =>
      assign('unitLiaison', id, member('partyMemberOther'), member('partyMember')),
    /** 写给某人（或住建局联络员的信箱）的、说到这个心愿的消息，由旧到新。 */
    told: (who: CastName | 'box', id: string) => {
      const reader = who === 'box' ? `unitLiaison@${homeUnit}` : accountId(here(), who)
      return wordsTo(here(), reader, id)
    },
  }
}
