import { monthOf } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import type { Wallet } from '@domain/points/wallet'
import type { RedemptionLine } from './redemption'

type Bought = Wallet['bought']

/** 这个月换过的；换了月从头数。 */
export const thisMonth = ({ bought }: Wallet, now: string): Bought =>
  bought.month === monthOf(now) ? bought : { month: monthOf(now), goods: [] }

/** 这一样换过几件。 */
export const countOf = ({ goods }: Bought, goodId: string) =>
  goods.find(({ id }) => id === goodId)?.count ?? 0

/** 每人每月最多几件，连同这一单数；超过抛 LIMIT。 */
export function assertAllowance(
  wallet: Wallet,
  lines: readonly RedemptionLine[],
  now: string,
): void {
  const so = thisMonth(wallet, now)
  for (const { goodId, face, count } of lines) {
    if (face.monthly === null) continue
    const had = countOf(so, goodId)
    if (had + count <= face.monthly) continue
    const already = had > 0 ? `，您已经换了 ${had} 件` : ''
    throw new AppError('LIMIT', `“${face.title}”每人每月最多换 ${face.monthly} 件${already}。`)
  }
}

/** 这一单加上（退回是减去）以后，这个月换了几件。上个月的单退回不影响这个月。 */
export function boughtAfter(
  wallet: Wallet,
  lines: readonly Pick<RedemptionLine, 'goodId' | 'count'>[],
  now: string,
  sign: 1 | -1 = 1,
): Bought {
  const { month, goods } = thisMonth(wallet, now)
  const counts = new Map(goods.map(({ id, count }) => [id, count]))
  for (const { goodId, count } of lines)
    counts.set(goodId, (counts.get(goodId) ?? 0) + sign * count)
  const left = [...counts].filter(([, count]) => count > 0)
  return { month, goods: left.map(([id, count]) => ({ id, count })) }
}
