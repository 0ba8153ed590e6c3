import type { Entry } from '@domain/points/entry'
import type { Wallet } from '@domain/points/wallet'
import type { Redemption } from '@domain/shop/redemption'
import type { Scene } from './points-scene'

const sum = (list: readonly { readonly points: number }[]) =>
  list.reduce((total, { points }) => total + points, 0)

/** 一笔流水不该变的样子：合并、注销只换里面的编号。 */
const figuresOf = ({ kind, lines, lots, at }: Entry) =>
  JSON.stringify([kind, at, lines.map(({ points }) => points), lots.map((lot) => lot.points)])

/** 记得见过哪些流水：只添不改，少一笔、变一笔都看得出来。 */
export interface Watch {
  /** 不对的地方，各一句话；都对是空的。`ids` 是现在还有谁的账户。 */
  faults(ids: readonly string[]): string[]
}

/** 守着一处小天地的账：流水各自平、只添不改，余额、各批、流水三样相等，货架对得上兑换单。 */
export function watch({ district: { cloud }, shopId, shelf }: Scene): Watch {
  const known = new Map<string, string>()
  const find = <T>(name: string, filter: object) =>
    cloud.database.find(name, { filter, limit: 10_000 }) as unknown as T[]

  function ledgerFaults(ids: readonly string[]): string[] {
    const found = find<Entry>('entries', { 'lines.id': { $in: [...ids, shopId] } })
    const unseen = [...known.keys()].filter((id) => !found.some(({ _id }) => _id === id))
    const rest = unseen.length > 0 ? find<Entry>('entries', { _id: { $in: unseen } }) : []
    const seen = [...found, ...rest, ...strangers(rest, ids)]
    const all = [...new Map(seen.map((one) => [one._id, one])).values()]
    const changed = all.filter((one) => (known.get(one._id) ?? figuresOf(one)) !== figuresOf(one))
    const gone = unseen.length - rest.length
    for (const one of found) known.set(one._id, figuresOf(one))
    return [
      ...(gone > 0 ? [`少了 ${gone} 笔流水`] : []),
      ...changed.map(({ _id }) => `流水 ${_id} 变了`),
      ...all.filter(({ lines }) => sum(lines) !== 0).map(({ _id }) => `流水 ${_id} 不平`),
      ...ids.flatMap((id) => walletFaults(id, found)),
      ...leftFaults(all, ids),
      ...shopFaults(found),
    ]
  }

  /** 注销的人换了匿名的编号，照新编号把他的流水找全。 */
  function strangers(rest: readonly Entry[], ids: readonly string[]): Entry[] {
    const theirs = rest.flatMap(({ lines }) =>
      lines.flatMap(({ holder, id }) => (holder === 'member' && !ids.includes(id) ? [id] : [])),
    )
    if (theirs.length === 0) return []
    return find<Entry>('entries', { 'lines.id': { $in: theirs } })
  }

  /** 并走的、注销的：账上不再有分。 */
  function leftFaults(all: readonly Entry[], ids: readonly string[]): string[] {
    const left = new Map<string, number>()
    for (const { lines } of all)
      for (const { holder, id, points } of lines)
        if (holder === 'member' && !ids.includes(id)) left.set(id, (left.get(id) ?? 0) + points)
    return [...left].flatMap(([id, points]) =>
      points === 0 ? [] : [`${id} 已经不在，账上还有 ${points} 分`],
    )
  }

  function walletFaults(id: string, found: readonly Entry[]): string[] {
    const [wallet] = find<Wallet>('wallets', { _id: id })
    const lines = found.flatMap((one) => one.lines.filter((line) => line.id === id))
    const { balance = 0, lots = [] } = wallet ?? {}
    const faults = []
    if (balance !== sum(lines)) faults.push(`${id} 余额 ${balance}，流水加起来 ${sum(lines)}`)
    if (balance !== sum(lots)) faults.push(`${id} 余额 ${balance}，各批加起来 ${sum(lots)}`)
    if (balance < 0 || lots.some(({ points }) => points <= 0)) faults.push(`${id} 有负的`)
    return faults
  }

  /** 超市收的分，等于它还算数的单；架上的数，等于单上的数。 */
  function shopFaults(found: readonly Entry[]): string[] {
    const orders = find<Redemption>('redemptions', { shopId })
    const taken = sum(found.flatMap(({ lines }) => lines.filter(({ id }) => id === shopId)))
    const live = orders.filter(({ status }) => status === 'ordered' || status === 'collected')
    const faults = taken === sum(live) ? [] : [`超市收了 ${taken} 分，单上是 ${sum(live)} 分`]
    const { items, marks } = shelf()
    const keys = new Set(orders.map(({ markKey }) => markKey))
    const loose = marks.filter(({ key }) => !keys.has(key))
    for (const [goodId, { free, received, out, lost }] of Object.entries(items)) {
      const countIn = (all: readonly { readonly lines: Redemption['lines'] }[]) =>
        all.flatMap(({ lines }) => lines).reduce(countOf(goodId), 0)
      const held =
        countIn(orders.filter(({ status }) => status === 'ordered')) +
        loose.flatMap(({ lines }) => lines).reduce(countOf(goodId), 0)
      const handed = countIn(orders.filter(({ status }) => status === 'collected'))
      if (handed !== out) faults.push(`${goodId} 领走 ${handed}，架上记着 ${out}`)
      if (received !== out + lost + free + held)
        faults.push(`${goodId} 进 ${received}，出 ${out}、损 ${lost}、闲 ${free}、占 ${held}`)
      if (free < 0 || out < 0) faults.push(`${goodId} 有负的`)
    }
    return faults
  }

  return { faults: ledgerFaults }
}

const countOf =
  (wanted: string) =>
  (total: number, { goodId, count }: { readonly goodId: string; readonly count: number }) =>
    goodId === wanted ? total + count : total
