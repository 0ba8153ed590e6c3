import { accounts } from '@domain/account/account'
import { myAccount } from '@domain/account/ensure'
import type { Role } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { me } from '@domain/kernel/guard'
import { Cursor } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { called } from './calls'
import { dutyBox, type Notice, notices } from './inbox'
import type { NoticeAbout } from './pages'
import { choose, settings, subscribed } from './reminders'

/** 一页消息的条数。 */
const PAGE = 20
/** 角标最多数到几；再多显示“9+”。 */
const UNREAD_CAP = 10

export interface NoticeView {
  readonly id: string
  readonly about?: NoticeAbout
  readonly ticketId: string
  readonly ticketNo: string
  readonly text: string
  readonly order: string
  readonly unread: boolean
}

/** 有岗位信箱的角色，和信箱的名字；社区书记与社区工作者共用一个。 */
const boxRoles: Partial<Record<Role, Role>> = {
  communityWorker: 'communityWorker',
  communitySecretary: 'communityWorker',
  partyMember: 'partyMember',
  street: 'street',
  district: 'district',
  unitLiaison: 'unitLiaison',
  clerk: 'clerk',
}

/** 他收信的地方：自己，和所任的岗位。 */
function boxesOf(ctx: Context): string[] {
  const duties = ctx.actor.appointments.flatMap(({ role, areaId, unit }) => {
    const box = boxRoles[role]
    // 联络员的信箱是单位的，不是区域的。
    const at = role === 'unitLiaison' ? unit?.id : areaId
    return box && at ? [dutyBox(box, at)] : []
  })
  return [me(ctx), ...new Set(duties)]
}

/** 几个信箱一次取齐：每个信箱在索引里各是有序的一段，数据库边归并边取，不多取。 */
function newest(
  ctx: Context,
  range: { below: string } | { above: string } | null,
  limit: number,
): Promise<Notice[]> {
  const to = { oneOf: boxesOf(ctx) }
  return ctx.store.list(notices, {
    where: range ? { to, order: range } : { to },
    orderBy: '-order',
    limit,
  })
}

/** 未看条数，最多数到 10。 */
export async function unreadCount(ctx: Context, seen: string): Promise<number> {
  return (await newest(ctx, { above: seen }, UNREAD_CAP)).length
}

interface NoticePage {
  readonly rows: readonly NoticeView[]
  /** 下一页的游标；没有下一页为空。 */
  readonly next: string | null
}

/** 游客和还没同意隐私指引的人没有消息，看到的是空，不是报错。 */
const nothing: NoticePage = { rows: [], next: null }

async function pageOf(ctx: Context, seen: string, before: string | undefined): Promise<NoticePage> {
  const found = await newest(ctx, before ? { below: before } : null, PAGE + 1)
  const rows = found.slice(0, PAGE).map(({ _id, to: _, ...row }) => ({
    id: _id,
    ...row,
    unread: row.order > seen,
  }))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.order ?? null) : null }
}

/** 往前翻。 */
export const list = query({
  door: 'anyone',
  input: v.strictObject({ before: v.optional(Cursor) }),
  run: async ({ before }, ctx): Promise<NoticePage> =>
    ctx.actor.consented ? pageOf(ctx, (await myAccount(ctx)).inboxSeen, before) : nothing,
})

/**
 * 打开消息：给出最新的一页，同时记下看到了这里。一次调用，打开就算看过。
 * 只改他自己的账号；凭通行证进来、账号却已经变了，提交时修订号对不上，会读了再来。
 */
export const catchUp = command({
  door: 'anyone',
  takesPermit: true,
  during: ['suspended', 'moving'],
  input: v.strictObject({}),
  async run(_, ctx): Promise<NoticePage> {
    if (!ctx.actor.consented) return nothing
    const account = await myAccount(ctx)
    const page = await pageOf(ctx, account.inboxSeen, undefined)
    const newest = page.rows[0]?.order ?? ''
    if (newest > account.inboxSeen) ctx.store.put(accounts, { ...account, inboxSeen: newest })
    return page
  },
})

export const inboxUseCases = { list, catchUp, settings, subscribed, choose, called }
export type InboxUseCases = typeof inboxUseCases
