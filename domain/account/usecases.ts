import {
  type Appointment,
  areasOf,
  complaintRoles,
  dutyLabels,
  hasDesk,
  helperRoles,
  posterRoles,
  registerRoles,
  reportReaders,
  roles,
  seatTreeOf,
  shopRoles,
  unitsOf,
} from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Words } from '@domain/kernel/input'
import { maskPhone } from '@domain/kernel/text'
import { command, query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type Account, accountCode, accounts, PRIVACY_VERSION } from './account'

export interface MeView {
  /** 有没有微信身份；游客为假。 */
  readonly known: boolean
  readonly consented: boolean
  readonly hasDesk: boolean
  /** 能领二维码海报。 */
  readonly takesPosters: boolean
  /** 看心愿台账。 */
  readonly readsRegister: boolean
  /** 看报到名单：社区的门在工作台，其余的在“我的”。 */
  readonly readsReports: boolean
  /** 单位的联络员：管名册。 */
  readonly keepsRoster: boolean
  /** 站柜台，管货、管积分、看资金。 */
  readonly keepsShop: boolean
  /** 受理投诉建议。 */
  readonly handlesComplaints: boolean
  /** 区管理员：看开区清单，导入。 */
  readonly runsDistrict: boolean
  /** 从哪棵树看谁担任什么、哪里空着；不归他看为空。 */
  readonly seatTree: 'areaTree' | 'partyTree' | null
  /** 是来帮忙的人，可以说自己能帮什么。 */
  readonly helps: boolean
  /** 派出单位联络员：替单位到社区报到。 */
  readonly reportsUnit: boolean
  readonly phone: string | null
  readonly home: { readonly id: string; readonly name: string } | null
  readonly appointments: readonly { readonly role: string; readonly area: string }[]
}

const presentAppointment = ({ role, areaName, duty, unit }: Appointment) => ({
  role: `${roles[role]}${duty ? dutyLabels[duty] : ''}`,
  area: unit ? `${areaName} · ${unit.name}` : areaName,
})

/** 同一个角色、同一个地方只列一次：两个账号合成一个以后，可能各有一段。 */
const once = (held: readonly { role: string; area: string }[]) => [
  ...new Map(held.map((one) => [`${one.role} ${one.area}`, one])).values(),
]

/** 我是谁：身份、手机号（遮住中间）、所在网格、任职。首页顺带给，“我的”就不必再问。 */
export function presentMe({ actor, vault }: Context, account: Account | null): MeView {
  return {
    known: actor.accountId !== null,
    consented: actor.consented,
    hasDesk: hasDesk(actor),
    takesPosters: areasOf(actor, posterRoles).length > 0,
    readsRegister: areasOf(actor, registerRoles).length > 0,
    readsReports: areasOf(actor, reportReaders).length > 0,
    keepsRoster: unitsOf(actor, 'unitLiaison').length > 0,
    keepsShop: areasOf(actor, shopRoles).length > 0,
    handlesComplaints: areasOf(actor, complaintRoles).length > 0,
    runsDistrict: areasOf(actor, ['district']).length > 0,
    seatTree: seatTreeOf(actor),
    helps: areasOf(actor, helperRoles).length > 0,
    reportsUnit: areasOf(actor, ['unitLiaison']).length > 0,
    phone: account?.phone ? maskPhone(vault.open<{ phone: string }>(account.phone).phone) : null,
    home: account?.homeId ? { id: account.homeId, name: account.homeName ?? '' } : null,
    appointments: once(actor.appointments.map(presentAppointment)),
  }
}

/** 我的。 */
export const mine = query({
  door: 'anyone',
  input: v.strictObject({}),
  async run(_, ctx): Promise<MeView> {
    const { accountId } = ctx.actor
    return presentMe(ctx, accountId ? await ctx.store.get(accounts, accountId) : null)
  },
})

/** 同意隐私保护指引：账号从这里开始有。同意过同一版本的再来一次，什么也不变。 */
export const consent = command({
  door: 'anyone',
  during: ['suspended'],
  input: v.strictObject({ version: Words('版本', 1, 20) }),
  async run({ version }, ctx): Promise<{ consented: true }> {
    if (version !== PRIVACY_VERSION)
      throw new AppError('CONFLICT', '隐私保护指引刚刚更新了，请重新看过再同意。')
    const id = me(ctx)
    const account = await ctx.store.get(accounts, id)
    const agreed = { version, at: ctx.now }
    if (!account) ctx.store.create(accounts, newAccount(ctx, id, agreed))
    else if (account.consent.version !== version)
      ctx.store.put(accounts, { ...account, consent: agreed })
    return { consented: true }
  },
})

function newAccount(ctx: Context, id: string, agreed: Account['consent']): Account {
  return {
    _id: id,
    rev: 1,
    openid: ctx.actor.openid,
    consent: agreed,
    phone: null,
    phoneDigest: null,
    homeId: null,
    homeName: null,
    appointments: [],
    inboxSeen: '',
    releases: [],
    busyAt: null,
    createdAt: agreed.at,
    code: accountCode(ctx.vault, id),
  }
}

export const accountUseCases = { mine, consent }
export type AccountUseCases = typeof accountUseCases
