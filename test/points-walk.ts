import type { Entry } from '@domain/points/entry'
import { expiryOf, putIn } from '@domain/points/lots'
import { emptyWallet, nextWake, type Wallet } from '@domain/points/wallet'
import type { RedemptionView } from '@domain/shop/present'
import { pickupToken } from '@domain/shop/redemption'
import { type Shelf, shopIdOf } from '@domain/shop/shop'
import { openVault } from '../cloudfunctions/_shared/vault'
import { DEMO_VAULT_KEY } from '../config/run/demo'
import type { District, Who } from './district'
import { type CastName, cast } from './seed/cast'
import { home } from './seed/places'
import { goodIdOf } from './seed/shops'

export const vault = openVault(DEMO_VAULT_KEY)
export const accountIdOf = (openid: string) => vault.digest('account', openid)
export const shopId = shopIdOf(home.communityId)
export const good = (key: string) => goodIdOf(vault, home.communityId, key)

let grants = 0

/** 得一笔分的流水，照程序写的样子；`at` 是得分的时刻。 */
function earned(accountId: string, points: number, at: string): Entry {
  grants += 1
  const _id = vault.digest('entry', 'earn', 'test', `${grants}`, accountId)
  const lot = { until: expiryOf(at), fundId: home.communityId, points }
  return {
    ...{ _id, kind: 'earn', lots: [lot], at, order: `${at}~${_id}` },
    lines: [
      { holder: 'member', id: accountId, points },
      { holder: 'fund', id: home.communityId, points: -points },
    ],
    cause: { kind: 'service', id: `test-${grants}`, words: '清扫楼道' },
    rule: { version: 'first', action: 'service', asked: points },
  }
}

/** 许多还没有账户的人，各给一笔积分，一次装好。 */
export function grantMany(
  { cloud }: Pick<District, 'cloud'>,
  accountIds: readonly string[],
  points: number,
) {
  const at = new Date(cloud.clock.now()).toISOString()
  const found = accountIds.map((id) => earned(id, points, at))
  cloud.database.load(
    'entries',
    found.map((one) => ({ ...one })),
  )
  const wallets = found.map(({ lots }, i) => ({
    ...{ ...emptyWallet(accountIds[i] ?? '', at), lots, balance: points },
    wakeAt: nextWake(lots, at),
  }))
  cloud.database.load('wallets', wallets)
}

/** 给这个账号一笔积分：流水和余额照程序写的样子写进数据。`at` 是得分的时刻。 */
export async function grantTo(
  { cloud, find, replace }: Pick<District, 'cloud' | 'find' | 'replace'>,
  accountId: string,
  points: number,
  at = new Date(cloud.clock.now()).toISOString(),
): Promise<void> {
  const [kept] = find('wallets', { _id: accountId }) as unknown as Wallet[]
  const before = kept ?? emptyWallet(accountId, at)
  const entry = earned(accountId, points, at)
  const lots = putIn(before.lots, entry.lots)
  cloud.database.load('entries', [{ ...entry }])
  const wakeAt = nextWake(lots, new Date(cloud.clock.now()).toISOString())
  await replace('wallets', { ...before, lots, wakeAt, balance: before.balance + points })
}

/** 走一步是叫哪个用例：递出去在柜台，要带上领取码；别的在超市。 */
export function stepCall(
  id: string,
  name: string,
  note: string | null,
): readonly [fn: string, useCase: string, input: object] {
  return name === 'collect'
    ? ['counter', 'hand', { id, code: pickupToken(vault, id), byProxy: false }]
    : ['shop', 'step', { id, name, note }]
}

/** 兑换的人、站柜台的人要做的几件事。 */
export function pointsOf(district: District) {
  const { must, send } = district
  const line = (key: string, points: number, count = 1) => ({ goodId: good(key), count, points })
  const step = (who: Who, id: string, name: string, note: string | null = null) =>
    send<RedemptionView>(who, ...stepCall(id, name, note))
  return {
    line,
    step,
    grant: (who: CastName, points: number, at?: string) =>
      grantTo(district, accountIdOf(cast[who]), points, at),
    redeem: (who: Who, lines: readonly object[], requestId?: string) =>
      send<RedemptionView>(who, 'shop', 'redeem', { shopId, lines }, requestId),
    mustRedeem: (who: Who, ...lines: readonly object[]) =>
      must<RedemptionView>(who, 'shop', 'redeem', { shopId, lines }),
    mustStep: (who: Who, id: string, name: string, note: string | null = null) =>
      must<RedemptionView>(who, ...stepCall(id, name, note)),
    wallet: (who: CastName) =>
      district.find('wallets', { _id: accountIdOf(cast[who]) })[0] as unknown as Wallet,
    item: (key: string) =>
      (district.find('shelves', { _id: shopId })[0] as unknown as Shelf).items[good(key)],
    marks: () => (district.find('shelves', { _id: shopId })[0] as unknown as Shelf).marks,
  }
}

/** 各账户加起来是零；每个人的余额等于他的流水加起来，也等于各批加起来，没有负的。 */
export function assertBalanced({ cloud }: District): void {
  const all = cloud.database.find('entries', { limit: 1_000_000 }) as unknown as Entry[]
  const sums = new Map<string, number>()
  for (const { lines } of all)
    for (const { id, points } of lines) sums.set(id, (sums.get(id) ?? 0) + points)
  expect([...sums.values()].reduce((sum, points) => sum + points, 0)).toBe(0)
  for (const one of cloud.database.find('wallets', { limit: 100_000 }) as unknown as Wallet[]) {
    expect({ id: one._id, balance: one.balance }).toEqual({
      ...{ id: one._id, balance: sums.get(one._id) ?? 0 },
    })
    expect(one.lots.reduce((sum, { points }) => sum + points, 0)).toBe(one.balance)
    expect(one.lots.every(({ points }) => points > 0)).toBe(true)
  }
}
