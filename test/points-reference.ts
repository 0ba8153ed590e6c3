/**
 * 积分与兑换的参照：照产品文档手写一遍，只有数字，不引用程序里的规则。
 * 程序每走一步，都要和它一模一样。时刻都是毫秒。
 */
const HOUR = 3_600_000
const DAY = 24 * HOUR
const MINUTE = 60_000
/** 东八区比世界时早八小时。 */
const EAST = 8 * HOUR

interface Lot {
  until: number
  points: number
}
export interface Line {
  readonly good: string
  readonly count: number
}
interface Service {
  readonly id: string
  readonly who: number
  readonly minutes: number
  readonly at: number
}
export interface Order {
  readonly by: number
  owner: number
  readonly lines: readonly Line[]
  readonly points: number
  readonly taken: readonly Lot[]
  readonly month: string
  readonly closesAt: number
  status: 'ordered' | 'collected' | 'cancelled' | 'expired'
  collectedAt: number
  /** 占货的记号还在不在，什么时候留的。 */
  mark: number | null
}
interface Good {
  readonly price: number
  readonly monthly: number | null
  free: number
  out: number
  received: number
  lost: number
}
/** 得过的一笔，更正要用。 */
export interface Earning {
  readonly id: string
  owner: number
  readonly points: number
  readonly day: string
  readonly month: string
  reversed: boolean
}
export interface Person {
  lots: Lot[]
  /** `月份 货` → 几件。 */
  bought: Map<string, number>
  /** `日子` 或 `月份` → 得了几分。 */
  earned: Map<string, number>
  /** 并到谁那里了；自己就是自己；注销了是空。 */
  is: number | null
}

export interface Model {
  now: number
  readonly people: Person[]
  readonly goods: Map<string, Good>
  readonly orders: Order[]
  waiting: Service[]
  readonly earnings: Earning[]
  /** 几遍合用、又都没有办成的记号：货要等定时任务来退。 */
  loose: { readonly lines: readonly Line[]; readonly at: number }[]
}

const eastern = (at: number) => new Date(at + EAST).toISOString()
const dayOf = (at: number) => eastern(at).slice(0, 10)
const monthOf = (at: number) => eastern(at).slice(0, 7)
/** 东八区那一天的几点几分。 */
const clockOn = (at: number, hours: number) =>
  Date.parse(`${dayOf(at)}T00:00:00.000Z`) - EAST + hours * HOUR

/** 下一年年底。 */
export const expiry = (at: number) => Date.UTC(Number(dayOf(at).slice(0, 4)) + 2, 0, 1) - EAST

const add = (map: Map<string, number>, key: string, by: number) =>
  map.set(key, (map.get(key) ?? 0) + by)

function put(person: Person, { until, points }: Lot): void {
  const same = person.lots.find((lot) => lot.until === until)
  if (same) same.points += points
  else person.lots.push({ until, points })
  person.lots.sort((a, b) => a.until - b.until)
}

/** 这个人现在是谁：并过的是并到的那一个。 */
export const owner = ({ people }: Model, who: number) => people[people[who]?.is ?? -1]

/** 天天 9:00 到 11:30 开门：其后第二次关门。 */
function closing(now: number): number {
  const first = now < clockOn(now, 9) ? now : now + DAY
  return clockOn(first + DAY, 11.5)
}

export type Refusal = 'goods' | 'points' | 'monthly'

/** 换不换得成；换不成说是为什么。 */
export function whyNot(model: Model, who: number, lines: readonly Line[]): Refusal | null {
  const person = owner(model, who)
  if (lines.some(({ good, count }) => (model.goods.get(good)?.free ?? 0) < count)) return 'goods'
  const usable = (person?.lots ?? []).filter(({ until }) => model.now < until)
  if (usable.reduce((sum, { points }) => sum + points, 0) < priceOf(model, lines)) return 'points'
  for (const { good, count } of lines) {
    const most = model.goods.get(good)?.monthly
    const had = person?.bought.get(`${monthOf(model.now)} ${good}`) ?? 0
    if (most !== null && most !== undefined && had + count > most) return 'monthly'
  }
  return null
}

const priceOf = ({ goods }: Model, lines: readonly Line[]) =>
  lines.reduce((sum, { good, count }) => sum + (goods.get(good)?.price ?? 0) * count, 0)

/** 换成了。 */
export function redeem(model: Model, who: number, lines: readonly Line[]): void {
  const person = owner(model, who)
  if (!person) return
  const points = priceOf(model, lines)
  const taken = take(model, person, points) ?? []
  for (const { good, count } of lines) add(person.bought, `${monthOf(model.now)} ${good}`, count)
  changeFree(model, lines, -1)
  model.orders.push({
    ...{ by: who, owner: model.people.indexOf(person), lines, points, taken, collectedAt: 0 },
    ...{ month: monthOf(model.now), closesAt: closing(model.now), status: 'ordered' },
    mark: model.now,
  })
}

/** 货和分都退回：快到期、到了期的，再留 30 天。 */
export function refund(model: Model, order: Order, status: 'cancelled' | 'expired'): void {
  const person = model.people[order.owner]
  order.status = status
  for (const { until, points } of order.taken)
    if (person) put(person, { until: Math.max(until, model.now + 30 * DAY), points })
  changeFree(model, order.lines, 1)
  if (!person || order.month !== monthOf(model.now)) return
  for (const { good, count } of order.lines) add(person.bought, `${order.month} ${good}`, -count)
}

export function hand(model: Model, order: Order, sign: 1 | -1): void {
  order.status = sign === 1 ? 'collected' : 'ordered'
  order.collectedAt = model.now
  for (const { good, count } of order.lines) {
    const item = model.goods.get(good)
    if (item) item.out += sign * count
  }
}

/** 一小时 10 分，半小时一算；一场 40、一天 60、一月 300 封顶。 */
function earn(model: Model, { id, who, minutes, at }: Service): void {
  const person = owner(model, who)
  if (!person) return
  const [day, month] = [dayOf(at), monthOf(at)]
  const points = Math.min(
    ...[Math.floor(minutes / 30) * 5, 40],
    60 - (person.earned.get(day) ?? 0),
    300 - (person.earned.get(month) ?? 0),
  )
  if (points <= 0) return
  add(person.earned, day, points)
  add(person.earned, month, points)
  put(person, { until: expiry(at), points })
  const owned = model.people.indexOf(person)
  model.earnings.push({ id, owner: owned, points, day, month, reversed: false })
}

/** 从先到期的用起，没到期的才能用；不够为空，什么也不动。 */
function take({ now }: Model, person: Person, points: number): Lot[] | null {
  const usable = person.lots.filter(({ until }) => now < until)
  if (usable.reduce((sum, lot) => sum + lot.points, 0) < points) return null
  const taken: Lot[] = []
  let left = points
  for (const lot of usable) {
    const part = Math.min(left, lot.points)
    if (part > 0) taken.push({ until: lot.until, points: part })
    lot.points -= part
    left -= part
  }
  person.lots = person.lots.filter((lot) => lot.points > 0)
  return taken
}

/** 更正一笔得分：从手里收回，上限跟着还回去；用掉了收不回为假。更正过的什么也不变。 */
export function reverse(model: Model, earning: Earning): boolean {
  const person = model.people[earning.owner]
  if (earning.reversed) return true
  if (!person || !take(model, person, earning.points)) return false
  earning.reversed = true
  for (const key of [earning.day, earning.month]) add(person.earned, key, -earning.points)
  return true
}

const changeFree = ({ goods }: Model, lines: readonly Line[], sign: 1 | -1) => {
  for (const { good, count } of lines) {
    const item = goods.get(good)
    if (item) item.free += sign * count
  }
}

/** 进货是正的，报损是负的；只能报没人订的。办成没有。 */
export function stock({ goods }: Model, good: string, count: number): boolean {
  const item = goods.get(good)
  if (!item || item.free + count < 0) return false
  item.free += count
  if (count > 0) item.received += count
  else item.lost -= count
  return true
}

/** 没办成，货却还占着。 */
export function leave(model: Model, lines: readonly Line[]): void {
  model.loose.push({ lines, at: model.now })
  changeFree(model, lines, -1)
}

/** 定时任务来一趟：积分跟上服务，没来领的退回，到期的清掉，三分钟以前的记号收拾掉。 */
export function alarm(model: Model): void {
  for (const one of [...model.waiting].sort((a, b) => a.at - b.at)) earn(model, one)
  model.waiting = []
  for (const order of model.orders) {
    if (order.status === 'ordered' && order.closesAt <= model.now) refund(model, order, 'expired')
    if (order.mark !== null && order.mark <= model.now - 3 * MINUTE) order.mark = null
  }
  for (const person of model.people)
    person.lots = person.lots.filter(({ until }) => model.now < until)
  const old = model.loose.filter(({ at }) => at <= model.now - 3 * MINUTE)
  for (const { lines } of old) changeFree(model, lines, 1)
  model.loose = model.loose.filter((one) => !old.includes(one))
}

/** 两个账号合成一个：分、换过几件、得了几分都加在一起。 */
export function merge(model: Model, from: number, into: number): void {
  const [a, b] = [owner(model, from), owner(model, into)]
  if (!a || !b) return
  const [gone, kept] = [model.people.indexOf(a), model.people.indexOf(b)]
  for (const lot of a.lots) put(b, lot)
  for (const [key, count] of a.bought) add(b.bought, key, count)
  for (const [key, points] of a.earned) add(b.earned, key, points)
  for (const person of model.people) if (person.is === gone) person.is = kept
  for (const one of [...model.orders, ...model.earnings]) if (one.owner === gone) one.owner = kept
  a.lots = []
}

/** 注销：没领的退回货架，剩下的分作废。 */
export function erase(model: Model, who: number): void {
  const person = owner(model, who)
  if (!person) return
  const id = model.people.indexOf(person)
  for (const order of model.orders)
    if (order.owner === id && order.status === 'ordered') refund(model, order, 'cancelled')
  for (const one of model.people) if (one.is === id) one.is = null
  person.lots = []
}
