import { type Account, accounts } from '@domain/account/account'
import { ancestor, areas } from '@domain/area/area'
import { helperRoles } from '@domain/kernel/actor'
import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { monthOf } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { checkedText, me } from '@domain/kernel/guard'
import { Words } from '@domain/kernel/input'
import { maskText } from '@domain/kernel/text'
import { command, query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { saveWallet } from './post'
import { emptyWallet, type Wallet, wallets } from './wallet'

/** 只列前几位；往后的不列，也没有人知道自己排第几。 */
export const TOP = 20
/** 能看封存的几个月。 */
const MONTHS = 6

/** 封存的一行：编号只为本人注销时找得到，不给人看。 */
export interface RankingLine {
  readonly accountId: string
  readonly nickname: string
  readonly points: number
}

/** 一个社区一个月封存的排名；编号取自（社区，月），封存以后不再变。 */
export interface Ranking {
  readonly _id: string
  readonly communityId: string
  /** YYYYMM，东八区。 */
  readonly month: string
  readonly rows: readonly RankingLine[]
  readonly at: string
}

export const rankings = collection<Ranking>(
  'rankings',
  ['communityId', '-month'],
  ['rows.accountId'],
)

export interface RankingView {
  readonly community: string | null
  /** 我参加了没有：昵称；没有参加为空。 */
  readonly nickname: string | null
  /** 我这个月得了几分。 */
  readonly points: number
  readonly month: string
  readonly rows: readonly {
    readonly nickname: string
    readonly points: number
    readonly mine: boolean
  }[]
  /** 还能看的、封存的月份，新的在前。 */
  readonly closed: readonly string[]
}

/** 他在哪个社区的排名里：党员、志愿者任职的社区，没有就是住的社区。 */
function communityOf(ctx: Context, account: Account | null): string | null {
  const helping = ctx.actor.appointments.filter(({ role }) =>
    helperRoles.some((one) => one === role),
  )
  const places = [...helping.map(({ areaId }) => areaId), account?.homeId ?? '']
  return places.flatMap((id) => ancestor(id, 'community') ?? [])[0] ?? null
}

/** 这个月参加了的、得了分的，前几位。 */
async function liveRows(ctx: Context, communityId: string): Promise<RankingLine[]> {
  const found = await ctx.store.list(wallets, {
    where: { 'ranking.communityId': communityId, 'earned.month': monthOf(ctx.now) },
    orderBy: '-earned.points',
    limit: TOP,
  })
  return found.flatMap(({ _id: accountId, ranking, earned: { points } }) =>
    ranking && points > 0 ? [{ accountId, nickname: ranking.nickname, points }] : [],
  )
}

async function viewOf(
  ctx: Context,
  wallet: Wallet | null,
  communityId: string | null,
  asked: string | undefined,
): Promise<RankingView> {
  const month = monthOf(ctx.now)
  const earned = wallet?.earned
  const own = {
    nickname: wallet?.ranking?.nickname ?? null,
    points: earned?.month === month ? earned.points : 0,
  }
  if (!communityId) return { community: null, ...own, month, rows: [], closed: [] }
  const [area, live, closed] = await Promise.all([
    ctx.store.get(areas, communityId),
    liveRows(ctx, communityId),
    ctx.store.list(rankings, { where: { communityId }, orderBy: '-month', limit: MONTHS }),
  ])
  const past = closed.find((one) => one.month === asked)
  const rows = past?.rows ?? live
  return {
    ...{ community: area?.name ?? '', ...own, month: past?.month ?? month },
    rows: rows.map(({ accountId, nickname, points }) => ({
      ...{ nickname, points, mine: accountId === ctx.actor.accountId },
    })),
    closed: closed.map((one) => one.month),
  }
}

/** 自愿排名：这个月的前几位，和封存的月份。 */
export const ranking = query({
  door: 'consented',
  input: v.strictObject({
    month: v.optional(v.pipe(v.string(), v.regex(/^\d{6}$/, '没有这个月。'))),
  }),
  async run({ month }, ctx): Promise<RankingView> {
    const [wallet, account] = await Promise.all([
      ctx.store.get(wallets, me(ctx)),
      ctx.store.get(accounts, me(ctx)),
    ])
    return viewOf(ctx, wallet, wallet?.ranking?.communityId ?? communityOf(ctx, account), month)
  },
})

/** 参加排名，或者换个昵称。 */
export const joinRanking = command({
  door: 'consented',
  input: v.strictObject({ nickname: Words('昵称', 2, 8) }),
  async run({ nickname }, ctx): Promise<{ nickname: string }> {
    const account = await ctx.store.get(accounts, me(ctx))
    const communityId = communityOf(ctx, account)
    if (!communityId)
      throw new AppError('INVALID', '还不知道您在哪个社区：请先在首页选好住的网格，再来参加。')
    if (maskText(nickname) !== nickname)
      throw new AppError('CONTENT', '昵称里不要写电话、门牌，请换一个。')
    await checkedText(ctx, nickname)
    const wallet = await ctx.store.get(wallets, me(ctx))
    const before = wallet ?? emptyWallet(me(ctx), ctx.now)
    if (before.ranking?.nickname !== nickname || before.ranking.communityId !== communityId)
      saveWallet(ctx, wallet, { ...before, ranking: { nickname, communityId } })
    return { nickname }
  },
})

/** 退出排名：这个月的马上看不到；封存的月份照旧。 */
export const leaveRanking = command({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<{ nickname: null }> {
    const wallet = await ctx.store.get(wallets, me(ctx))
    if (wallet?.ranking) ctx.store.put(wallets, { ...wallet, ranking: null })
    return { nickname: null }
  },
})
