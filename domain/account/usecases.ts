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
  unitsOf,
} from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Words } from '@domain/kernel/input'
import { maskPhone } from '@domain/kernel/text'
import { command, query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type Account, accounts, PRIVACY_VERSION } from './account'
import { myAccount } from './ensure'
import { takeWaiting } from './grant'

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
  /** 受理投诉建议。 */
  readonly handlesComplaints: boolean
  /** 区管理员：看开区清单，导入。 */
  readonly runsDistrict: boolean
  /** 是来帮忙的人，可以说自己能帮什么。 */
  readonly helps: boolean
  readonly phone: string | null
  readonly home: { readonly id: string; readonly name: string } | null
  readonly appointments: readonly { readonly role: string; readonly area: string }[]
}

const presentAppointment = ({ role, areaName, duty, unit }: Appointment) => ({
  role: `${roles[role]}${duty ? dutyLabels[duty] : ''}`,
  area: unit ? `${areaName} · ${unit.name}` : areaName,
})

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
    handlesComplaints: areasOf(actor, complaintRoles).length > 0,
    runsDistrict: areasOf(actor, ['district']).length > 0,
    helps: areasOf(actor, helperRoles).length > 0,
    phone: account?.phone ? maskPhone(vault.open<{ phone: string }>(account.phone).phone) : null,
    home: account?.homeId ? { id: account.homeId, name: account.homeName ?? '' } : null,
    appointments: actor.appointments.map(presentAppointment),
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
  input: v.strictObject({ version: Words('版本', 1, 20) }),
  async run({ version }, ctx): Promise<{ consented: true }> {
    if (version !== PRIVACY_VERSION)
      throw new AppError('CONFLICT', '隐私保护指引刚刚更新了，请重新看过再同意。')
    const id = me(ctx)
    const account = await ctx.store.get(accounts, id)
    const agreed = { version, at: ctx.now }
    if (!account) ctx.store.create(accounts, newAccount(id, ctx.actor.openid, agreed))
    else if (account.consent.version !== version)
      ctx.store.put(accounts, { ...account, consent: agreed })
    return { consented: true }
  },
})

function newAccount(id: string, openid: string, agreed: Account['consent']): Account {
  return {
    _id: id,
    rev: 1,
    openid,
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
  }
}

/** 用微信的授权码登记手机号；码只能用一次。区里按这个号码写好的任职，这时候到位。 */
export const bindPhone = command({
  door: 'consented',
  input: v.strictObject({ code: Words('授权码', 1, 200) }),
  async run({ code }, ctx): Promise<{ phone: string; granted: number }> {
    const account = await myAccount(ctx)
    const phone = await ctx.platform.phoneOf(code)
    const phoneDigest = ctx.vault.digest('phone', phone)
    const settled = await takeWaiting(ctx, account, phoneDigest)
    ctx.store.put(accounts, { ...settled, phone: ctx.vault.seal({ phone }), phoneDigest })
    return { phone, granted: settled.appointments.length - account.appointments.length }
  },
})

export const accountUseCases = { mine, consent, bindPhone }
export type AccountUseCases = typeof accountUseCases
