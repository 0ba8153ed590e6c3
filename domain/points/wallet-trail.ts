import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'

/** 积分账户上发生过的事，和页面上的话。 */
export const walletEventKinds = { frozen: '冻结积分', unfrozen: '解冻积分' } as const
export type WalletEventKind = keyof typeof walletEventKinds

/** 经过里的一件：谁的账户、谁做的、什么时候、为什么（密封的 {words}）。只加不改。 */
export interface WalletEvent {
  readonly _id: string
  readonly who: string
  readonly by: string
  readonly what: WalletEventKind
  readonly at: string
  readonly reason: string | null
}

export const walletEvents = collection<WalletEvent>('walletEvents', ['who', '-at'], ['by'])

/** 一页看得完的经过，件。 */
const TRAIL_LIMIT = 20

/** 记一件；同一次请求重做，还是这一件。 */
export function noteWalletEvent(
  ctx: Context,
  { who, by, what }: Pick<WalletEvent, 'who' | 'by' | 'what'>,
  reason: string,
): WalletEvent {
  const event: WalletEvent = {
    _id: walletEventId(ctx, who, what),
    ...{ who, by, what, at: ctx.now, reason: ctx.vault.seal({ words: reason }) },
  }
  ctx.store.create(walletEvents, event)
  return event
}

/** 这一次请求做的那一件的编号。 */
export const walletEventId = (ctx: Context, who: string, what: WalletEventKind) =>
  ctx.vault.digest('walletEvent', who, what, ctx.requestId)

export interface WalletTrailRow {
  readonly id: string
  readonly label: string
  readonly at: string
  readonly reason: string | null
}

/** 一个账户的经过，新的在前；`fresh` 是这一次刚记下、还没提交的。 */
export async function walletTrail(
  ctx: Context,
  who: string,
  fresh: readonly WalletEvent[] = [],
): Promise<WalletTrailRow[]> {
  const where = { who }
  const kept = await ctx.store.list(walletEvents, { where, orderBy: '-at', limit: TRAIL_LIMIT })
  return [...fresh, ...kept].map(({ _id, what, at, reason }) => ({
    ...{ id: _id, label: walletEventKinds[what], at },
    reason: reason && ctx.vault.open<{ words: string }>(reason).words,
  }))
}
