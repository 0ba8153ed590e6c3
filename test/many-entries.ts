import type { Entry } from '@domain/points/entry'
import { expiryOf, putIn } from '@domain/points/lots'
import { emptyWallet, nextWake } from '@domain/points/wallet'
import type { Cloud } from '../localcloud/types'
import { vault } from './points-walk'
import { home } from './seed/places'

/** 一批装几份。 */
const BATCH = 5000
const DAY = 24 * 3_600_000

/** 一笔得分，照程序写的样子；从一年以前起，一笔比一笔晚几个小时。 */
function entryOf(accountId: string, nth: number, now: number, each: number): Entry {
  const at = new Date(now - 360 * DAY + nth * each).toISOString()
  const cause = { kind: 'service' as const, id: `service-${nth}`, words: '清扫楼道' }
  const _id = vault.digest('entry', 'earn', cause.kind, cause.id, accountId)
  const lot = { until: expiryOf(at), fundId: home.communityId, points: 10 }
  return {
    ...{ _id, kind: 'earn', lots: [lot], cause, at, order: `${at}~${_id}` },
    lines: [
      { holder: 'member', id: accountId, points: 10 },
      { holder: 'fund', id: home.communityId, points: -10 },
    ],
    rule: { version: 'first', action: 'service', asked: 10 },
  }
}

/** 每个人这么多笔流水，余额对得上。 */
export function loadEntries({ database, clock }: Cloud, ids: readonly string[], each: number) {
  const now = clock.now()
  const at = new Date(now).toISOString()
  let waiting: Entry[] = []
  const flush = () => {
    database.load(
      'entries',
      waiting.map((one) => ({ ...one })),
    )
    waiting = []
  }
  for (const accountId of ids) {
    const own = Array.from({ length: each }, (_, nth) =>
      entryOf(accountId, nth, now, (350 * DAY) / each),
    )
    const lots = own.reduce<Entry['lots']>((all, { lots: more }) => putIn(all, more), [])
    const wallet = { ...emptyWallet(accountId, at), lots, balance: each * 10 }
    database.load('wallets', [{ ...wallet, wakeAt: nextWake(lots, at) }])
    waiting.push(...own)
    if (waiting.length >= BATCH) flush()
  }
  flush()
}
