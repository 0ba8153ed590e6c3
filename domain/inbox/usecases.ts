import { accounts } from '@domain/account/account'
import { myAccount } from '@domain/account/ensure'
import type { Role } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { me } from '@domain/kernel/guard'
import { Cursor } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { called } from './calls'
import { dutyBox, type Notice, type NoticeAbout, notices } from './inbox'
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

/** 每个信箱按索引各取一页再合并：信箱不过两三个，比一次跨信箱排序省。 */
async function newest(
  ctx: Context,
  range: { below: string } | { above: string } | null,
  limit: number,
): Promise<Notice[]> {
  const pages = await Promise.all(
    boxesOf(ctx).map((to) =>
      ctx.store.list(notices, {
        where: range ? { to, order: range } : { to },
        orderBy: '-order',
        limit,
      }),
    ),
  )
  const all = pages.flat().sort((a, b) => (a.order < b.order ? 1 : -1))
  return all.slice(0, limit)
}

/** 未看条数，最多数到 10。 */
export async function unreadCount(ctx: Context, seen: string): Promise<number> {
  return (await newest(ctx, { above: seen }, UNREAD_CAP)).length
}

export const list = query({
  door: 'anyone',
  input: v.strictObject({ before: v.optional(Cursor) }),
  async run({ before }, ctx): Promise<{ rows: NoticeView[]; next: string | null }> {
    // 游客和还没同意隐私指引的人没有消息，看到的是空，不是报错。
    if (!ctx.actor.consented) return { rows: [], next: null }
    const { inboxSeen } = await myAccount(ctx)
    const found = await newest(ctx, before ? { below: before } : null, PAGE + 1)
    const rows = found.slice(0, PAGE).map(({ _id, to: _, ...row }) => ({
      id: _id,
      ...row,
      unread: row.order > inboxSeen,
    }))
    return { rows, next: found.length > PAGE ? (rows.at(-1)?.order ?? null) : null }
  },
})

/** 看到这一条为止。只会往后移，重复或乱序到达都不要紧。 */
export const seen = command({
  door: 'consented',
  input: v.strictObject({ upTo: Cursor }),
  async run({ upTo }, ctx): Promise<{ seen: string }> {
    const account = await myAccount(ctx)
    if (upTo > account.inboxSeen) ctx.store.put(accounts, { ...account, inboxSeen: upTo })
    return { seen: upTo > account.inboxSeen ? upTo : account.inboxSeen }
  },
})

export const inboxUseCases = { list, seen, settings, subscribed, choose, called }
export type InboxUseCases = typeof inboxUseCases
