import type { Wallet } from '@domain/points/wallet'
import type { Redemption } from '@domain/shop/redemption'
import type { Fault } from '../localcloud/types'
import { type Answer, type District, newRequestId, openDistrict, wideQuotas } from './district'
import { watch } from './points-invariants'
import { bringStaff, openScene, type Person, type Scene, type Staff } from './points-scene'

const MINUTE = 60_000
/** 事务最多开这么久，过了才放开它占着的。 */
const TRANSACTION_LIFE = 31_000

const goods = [
  { id: 'soap', points: 40, pieces: 5 },
  { id: 'rice', points: 50, pieces: 3 },
]
const lines = goods.map(({ id, points }) => ({ goodId: id, count: 1, points }))

/** 在一处小天地里备好了的一件事：从哪个云函数进、怎么办、办成以后什么样。 */
interface Ready {
  readonly fn: 'shop' | 'counter' | 'points' | 'alarm'
  /** 办一遍；再办一遍用同一个请求编号。 */
  readonly act: () => Promise<Answer<unknown> | undefined>
  /** 办成以后的几个数。 */
  readonly after: () => unknown
  readonly expected: unknown
}

export interface Deed {
  readonly name: string
  /** 定时任务里，从第一次碰到这个集合起、到写成为止才算这件事；前后是别的事。 */
  readonly begins?: string
  readonly points: number
  readonly ready: (scene: Scene, who: Person) => Promise<Ready>
}

const walletOf = ({ district }: Scene, { accountId }: Person) =>
  district.find('wallets', { _id: accountId })[0] ?? { balance: 0 }
const ordersOf = ({ district, shopId }: Scene) =>
  district.find('redemptions', { shopId }) as unknown as Redemption[]

/** 余额，单的状态，香皂在架上的三个数。 */
const picture = (scene: Scene, who: Person) => () => {
  const { free, out } = scene.item('soap')
  return [walletOf(scene, who).balance, ordersOf(scene).map(({ status }) => status), free, out]
}

const alarm = (scene: Scene) => async () => {
  await scene.district.cloud.timers.run('alarm')
  return undefined
}

/** 先下好一单。 */
async function ordered(scene: Scene, who: Person): Promise<string> {
  const { ok, data } = await scene.send(who, 'redeem', { shopId: scene.shopId, lines })
  if (!ok) throw new Error('没有下成单')
  return data.id
}

/** 走一步，用定下的编号。 */
function stepping(scene: Scene, actor: Person, id: string, name: string, note: string | null) {
  const requestId = newRequestId()
  return () => scene.send(actor, 'step', { id, name, note }, requestId)
}

const stepDeed = (
  title: string,
  by: 'owner' | 'clerk',
  name: string,
  expected: unknown,
  before?: (scene: Scene, id: string) => Promise<unknown>,
): Deed => ({
  name: title,
  points: 100,
  async ready(scene, who) {
    const id = await ordered(scene, who)
    await before?.(scene, id)
    const actor = by === 'owner' ? who : scene.clerk
    const note = name === 'undo' ? '递错了人' : null
    const act = stepping(scene, actor, id, name, note)
    const fn = name === 'collect' ? 'counter' : 'shop'
    return { fn, act, after: picture(scene, who), expected }
  },
})

/** 到点的事由定时任务来做：先备好，再来一趟。 */
const timedDeed = (
  name: string,
  begins: string,
  points: number,
  expected: unknown,
  prepare: (scene: Scene, who: Person) => Promise<unknown> | undefined,
): Deed => ({
  ...{ name, begins, points },
  async ready(scene, who) {
    await prepare(scene, who)
    return { fn: 'alarm', act: alarm(scene), after: picture(scene, who), expected }
  },
})

const now = ({ district }: Scene, ago = 0) =>
  new Date(district.cloud.clock.now() - ago).toISOString()

/** 单已经过了该领的时候。 */
async function overdue(scene: Scene, who: Person) {
  await ordered(scene, who)
  const at = now(scene, MINUTE)
  // 下单是两个月前：那以后开过多少次门了，怎么算都过了时候。
  const long = now(scene, 60 * 24 * 60 * MINUTE)
  for (const one of ordersOf(scene)) {
    const timeline = one.timeline.map((event) => ({ ...event, at: long }))
    await scene.district.replace('redemptions', { ...one, timeline, closesAt: at, wakeAt: at })
  }
}

/** 占了一块香皂、单没有开成的旧记号。 */
async function orphan(scene: Scene) {
  const shelf = scene.shelf()
  const { soap } = shelf.items
  if (!soap) return
  const at = now(scene, 10 * MINUTE)
  const mark = { key: `lost~${at}`, id: 'lost', at, lines: [{ goodId: 'soap', count: 1 }] }
  const items = { ...shelf.items, soap: { ...soap, free: soap.free - 1 } }
  await scene.district.replace('shelves', { ...shelf, items, marks: [mark] })
}

/** 手里的一批到期了。 */
async function outOfDate(scene: Scene, who: Person) {
  const [wallet] = scene.district.find('wallets', { _id: who.accountId }) as unknown as Wallet[]
  const until = now(scene, MINUTE)
  const [lot] = wallet?.lots ?? []
  await scene.district.replace('wallets', { ...wallet, lots: [{ ...lot, until }], wakeAt: until })
}

/** 更正一笔得分。 */
const reversal: Deed = {
  name: '更正',
  points: 100,
  async ready(scene, who) {
    const [entry] = scene.district.find('entries', { 'lines.id': who.accountId })
    const input = { id: entry?._id, reason: '同一次服务记了两回' }
    const data = { name: 'reverse', input, requestId: newRequestId() }
    const { openid } = scene.steward
    const act = () => scene.district.cloud.call(openid, 'points', data) as Promise<Answer<unknown>>
    return { fn: 'points', act, after: picture(scene, who), expected: [0, [], 5, 0] }
  },
}

/** 每一件会动积分或货的事。 */
export const deeds: readonly Deed[] = [
  timedDeed('得分', 'services', 0, [20, [], 5, 0], async (scene, who) => {
    scene.serve(who, 120, now(scene, 3 * 60 * MINUTE))
  }),
  {
    name: '兑换',
    points: 100,
    async ready(scene, who) {
      const requestId = newRequestId()
      const act = () => scene.send(who, 'redeem', { shopId: scene.shopId, lines }, requestId)
      return { fn: 'shop', act, after: picture(scene, who), expected: [10, ['ordered'], 4, 0] }
    },
  },
  stepDeed('领走', 'clerk', 'collect', [10, ['collected'], 4, 1]),
  stepDeed('撤回', 'clerk', 'undo', [10, ['ordered'], 4, 0], (scene, id) =>
    stepping(scene, scene.clerk, id, 'collect', null)(),
  ),
  stepDeed('取消', 'owner', 'cancel', [100, ['cancelled'], 5, 0]),
  timedDeed('过期退回', 'redemptions', 100, [100, ['expired'], 5, 0], overdue),
  timedDeed('到期清掉', 'wallets', 100, [0, [], 5, 0], outOfDate),
  reversal,
  timedDeed('收拾记号', 'shelves', 100, [100, [], 5, 0], orphan),
]

export type How = Fault['how']

const waysToFail = (hows: readonly How[]) =>
  hows.flatMap((how) => (['before', 'after'] as const).map((when) => ({ when, how })))

/** 写成的那一个操作：事务提交，或者当场改成。 */
const lands = ['database.commitTransaction', 'database.modifyDocument']

/** 不出事地办一遍，看这件事从第几个操作到第几个；不在定时任务里的，一直到做完。 */
async function rangeOf(district: District, staff: Staff, { begins, points, ready }: Deed) {
  if (begins === undefined) return { first: 1, last: Number.POSITIVE_INFINITY }
  const scene = openScene(district, staff, { goods, people: 1, points })
  const [who] = scene.people as [Person]
  await (await ready(scene, who)).act()
  const { operations } = district.cloud.calls.at(-1) ?? { operations: [] }
  const from = operations.findIndex(({ collection }) => collection === begins)
  const after = operations.slice(from).findIndex(({ action, collection }, i) => {
    const inside = operations.slice(from, from + i).some(isStart)
    return action === lands[0] || (action === lands[1] && collection === begins && !inside)
  })
  if (from < 0 || after < 0) throw new Error('定时任务没有办这件事')
  return { first: 1 + from, last: 1 + from + after }
}

const isStart = ({ action }: { readonly action: string }) => action === 'database.startTransaction'

/** 在第 `at` 个操作上出一次事，再用同一个编号来一遍，再等定时任务；返回出没出成、哪里不对。 */
async function crashOnce(
  district: District,
  staff: Staff,
  deed: Deed,
  fault: Omit<Fault, 'function'>,
): Promise<{ readonly struck: boolean; readonly faults: readonly string[] }> {
  const scene = openScene(district, staff, { goods, people: 1, points: deed.points })
  const [who] = scene.people as [Person]
  const { fn, act, after, expected } = await deed.ready(scene, who)
  const guard = watch(scene)
  const { cloud } = district
  cloud.faults.plan({ function: fn, ...fault })
  await act().catch(() => undefined)
  const struck = cloud.faults.pending() === null
  cloud.faults.plan(null)
  const during = guard.faults([who.accountId])
  cloud.clock.jump(TRANSACTION_LIFE)
  const again = await act()
  cloud.clock.jump(4 * MINUTE)
  await cloud.timers.run('alarm')
  const wrong = [...during, ...guard.faults([who.accountId])]
  if (again && !again.ok) wrong.push(`重来没有办成：${again.code} ${again.message}`)
  if (scene.shelf().marks.length > 0) wrong.push('还有没收拾的记号')
  const found = JSON.stringify(after())
  if (found !== JSON.stringify(expected)) wrong.push(`最后是 ${found}`)
  const where = `${deed.name} 第 ${fault.at} 个操作 ${fault.when} ${fault.how}`
  return { struck, faults: wrong.map((one) => `${where}：${one}`) }
}

export interface Crashes {
  readonly points: number
  readonly faults: readonly string[]
}

/** 一件事的每一个数据库操作，做之前、做了以后，各出一次事：断连接，或者没实例。 */
export async function crashEverywhere(deed: Deed, hows: readonly How[]): Promise<Crashes> {
  const district = await openDistrict(wideQuotas, { empty: true })
  const staff = bringStaff(district)
  const faults: string[] = []
  let points = 0
  try {
    const { first, last } = await rangeOf(district, staff, deed)
    for (const way of waysToFail(hows))
      for (let at = first; at <= last; at += 1) {
        const one = await crashOnce(district, staff, deed, { ...way, at })
        faults.push(...one.faults)
        if (!one.struck) break
        points += 1
      }
  } finally {
    await district.close()
  }
  return { points, faults }
}
