import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'

/** 账号上发生过的事，和页面上的话。 */
export const accountEventKinds = {
  phoneBound: '登记了手机号',
  phoneChanged: '换了手机号',
  phoneFreed: '区里取消了登记的手机号',
  merged: '把另一个微信的账号并了进来',
  suspended: '账号停用',
  lifted: '账号恢复',
  left: '注销',
} as const

export type AccountEventKind = keyof typeof accountEventKinds

/** 经过里的一件：哪个账号、谁做的、什么事、什么时候、为什么。只加不改。 */
export interface AccountEvent {
  readonly _id: string
  readonly who: string
  readonly by: string
  readonly what: AccountEventKind
  readonly at: string
  /** 停到什么时候；别的事、没有期限的为空。 */
  readonly until: string | null
  /** 密封的 {words}；没有缘由为空。 */
  readonly reason: string | null
}

export const accountEvents = collection<AccountEvent>('accountEvents', ['who', '-at'], ['by'])

/** 一页看得完的经过，件。 */
const TRAIL_LIMIT = 20

interface Noted {
  readonly who: string
  readonly by: string
  readonly what: AccountEventKind
  readonly until?: string | null
  readonly reason?: string
}

/** 记一件；同一次请求重做，还是这一件。 */
export function noteEvent(ctx: Context, { who, by, what, until, reason }: Noted): AccountEvent {
  const event: AccountEvent = {
    _id: ctx.vault.digest('accountEvent', who, what, ctx.requestId),
    ...{ who, by, what, at: ctx.now, until: until ?? null },
    reason: reason ? ctx.vault.seal({ words: reason }) : null,
  }
  ctx.store.create(accountEvents, event)
  return event
}

export interface TrailRow {
  readonly id: string
  readonly label: string
  /** 本人，或区里。 */
  readonly by: string
  readonly at: string
  readonly until: string | null
  readonly reason: string | null
}

/** 一个账号的经过，新的在前。本人看自己的，区里看手上这一个的。`fresh` 是这一次刚记下、还没提交的。 */
export async function trailOf(
  ctx: Context,
  who: string,
  fresh: readonly AccountEvent[] = [],
): Promise<TrailRow[]> {
  const found = await ctx.store.list(accountEvents, {
    where: { who },
    orderBy: '-at',
    limit: TRAIL_LIMIT,
  })
  return [...fresh, ...found].map(({ _id, what, by, at, until, reason }) => ({
    ...{ id: _id, label: accountEventKinds[what], at, until },
    by: byStaff.includes(what) ? '区里' : by === who ? '本人' : '本人（先前的账号）',
    reason: reason && ctx.vault.open<{ words: string }>(reason).words,
  }))
}

const byStaff: readonly AccountEventKind[] = ['suspended', 'lifted', 'phoneFreed']
