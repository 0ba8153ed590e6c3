import type { Entry } from '@domain/points/entry'
import type { RedemptionView } from '@domain/shop/present'
import fc from 'fast-check'
import { type Answer, newRequestId } from './district'
import { erase, merge } from './points-moves'
import type { Line, Model, Order } from './points-reference'
import * as reference from './points-reference'
import type { Person } from './points-scene'
import { alive, iso, MINUTE, nameOf, personIn, type Real, type Step, step } from './points-step'

const titles: Readonly<Record<string, string>> = { soap: '肥皂', rice: '大米', gloves: '手套' }
const wordsOf = (lines: readonly Line[]) =>
  lines.map(({ good, count }) => `${titles[good]}×${count}`).join('、')
const wantedIn = (model: Model, lines: readonly Line[]) =>
  lines.map(({ good, count }) => ({
    ...{ goodId: good, count, points: model.goods.get(good)?.price ?? 0 },
  }))

const serve = (who: number, minutes: number, ago: number) =>
  step(
    `${nameOf(who)}做了 ${minutes} 分钟服务（${ago} 小时以前）`,
    async (model, { scene }) => {
      const at = model.now - ago * 60 * MINUTE
      const person = model.people[who]?.is ?? who
      const id = scene.serve(scene.people[person] as Person, minutes, iso(at))
      model.waiting.push({ id, who, minutes, at })
    },
    alive(who),
  )

/** 架上有几个没有开成单的记号。 */
const looseIn = ({ scene, ids }: Real) =>
  scene.shelf().marks.filter(({ id }) => !ids.includes(id)).length

/** 换成了的记下来。 */
function noted(model: Model, real: Real, order: { who: number; lines: readonly Line[] }) {
  return ({ data }: Answer<RedemptionView>, requestId: string) => {
    reference.redeem(model, order.who, order.lines)
    real.ids.push(data.id)
    real.requests.push(requestId)
  }
}

const redeem = (who: number, lines: readonly Line[], times: number) =>
  step(
    `${nameOf(who)}兑换 ${wordsOf(lines)}${times > 1 ? `（同一刻发了 ${times} 遍）` : ''}`,
    async (model, real) => {
      const { scene } = real
      const requestId = newRequestId()
      const input = { shopId: scene.shopId, lines: wantedIn(model, lines) }
      const send = () => scene.send(personIn(real, who), 'redeem', input, requestId)
      const answers = await Promise.all(Array.from({ length: times }, send))
      const why = reference.whyNot(model, who, lines)
      expect(answers.map(({ ok, code }) => (ok ? null : code))).toEqual(
        answers.map(() => (why === null ? null : 'LIMIT')),
      )
      const [first] = answers
      // 几遍一起来、都没有办成的，合用的记号谁也不能退，货留给定时任务。
      if (why !== null && looseIn(real) > model.loose.length) reference.leave(model, lines)
      if (why !== null || !first) return
      expect(new Set(answers.map(({ data }) => data.id)).size).toBe(1)
      noted(model, real, { who, lines })(first, requestId)
    },
    alive(who),
  )

const rush = (good: string) =>
  step(`几个人同一刻各兑换 ${titles[good]}×1`, async (model, real) => {
    const { scene } = real
    const lines = [{ good, count: 1 }]
    const crowd = model.people.flatMap((one, who) => (one.is === who ? [who] : []))
    const able = crowd.filter((who) => reference.whyNot(model, who, lines) === null)
    const free = model.goods.get(good)?.free ?? 0
    const input = { shopId: scene.shopId, lines: wantedIn(model, lines) }
    const sent = able.map((who) => ({ who, requestId: newRequestId() }))
    const answers = await Promise.all(
      sent.map(({ who, requestId }) => scene.send(personIn(real, who), 'redeem', input, requestId)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(Math.min(free, able.length))
    for (const [i, { who, requestId }] of sent.entries()) {
      const answer = answers[i]
      if (answer?.ok) noted(model, real, { who, lines })(answer, requestId)
    }
  })

/** 说的是第几张单：不够就转着数。 */
const pickOrder = ({ orders }: Model, at: number) => at % orders.length
const someOrder = ({ orders }: Model) => orders.length > 0

const resend = (at: number, changed: boolean) =>
  step(
    `第 ${at} 张单原样再发${changed ? '，却换了内容' : ''}`,
    async (model, real) => {
      const i = pickOrder(model, at)
      const { by, lines } = model.orders[i] as Order
      const sent = changed ? lines.map(({ good, count }) => ({ good, count: count + 1 })) : lines
      const input = { shopId: real.scene.shopId, lines: wantedIn(model, sent) }
      const data = { name: 'redeem', input, requestId: real.requests[i], resent: true }
      const { openid } = personIn(real, by)
      const { cloud } = real.scene.district
      const answer = (await cloud.call(openid, 'shop', data)) as Answer<RedemptionView>
      if (changed) expect(answer.code).toBe('CONFLICT')
      else expect([answer.ok, answer.data.id]).toEqual([true, real.ids[i]])
    },
    // 并走的微信再发，编号照留下的账号算，就不是同一次提交了。
    (model) =>
      someOrder(model) &&
      model.people[(model.orders[pickOrder(model, at)] as Order).by]?.is ===
        (model.orders[pickOrder(model, at)] as Order).by,
  )

/** 走一步：该成的成，不该成的不成。 */
const walk = (
  at: number,
  name: 'cancel' | 'collect' | 'undo',
  label: string,
  may: (order: Order, now: number) => boolean,
  done: (model: Model, order: Order) => void,
) =>
  step(
    `${label}第 ${at} 张单`,
    async (model, real) => {
      const i = pickOrder(model, at)
      const order = model.orders[i] as Order
      const actor = name === 'cancel' ? personIn(real, order.owner) : real.scene.clerk
      const note = name === 'undo' ? '递错了人' : null
      const { ok } = await real.scene.send(actor, 'step', { id: real.ids[i], name, note })
      const right = may(order, model.now)
      expect(ok).toBe(right)
      if (right) done(model, order)
    },
    (model) =>
      someOrder(model) && alive((model.orders[pickOrder(model, at)] as Order).owner)(model),
  )

const cancel = (at: number) =>
  walk(
    at,
    'cancel',
    '取消',
    ({ status }) => status === 'ordered',
    (model, order) => reference.refund(model, order, 'cancelled'),
  )
const collect = (at: number) =>
  walk(
    ...([at, 'collect', '领走'] as const),
    ({ status, closesAt }, now) => status === 'ordered' && now < closesAt,
    (model, order) => reference.hand(model, order, 1),
  )
const undo = (at: number) =>
  walk(
    ...([at, 'undo', '撤回'] as const),
    ({ status, collectedAt }, now) => status === 'collected' && now < collectedAt + MINUTE,
    (model, order) => reference.hand(model, order, -1),
  )

const wait = (minutes: number) =>
  step(`过了 ${minutes} 分钟`, async (model, { scene }) => {
    scene.district.cloud.clock.jump(minutes * MINUTE)
    model.now += minutes * MINUTE
  })

const alarm = () =>
  step('定时任务来一趟', async (model, { scene }) => {
    await scene.district.cloud.timers.run('alarm')
    reference.alarm(model)
  })

const stock = (good: string, count: number) =>
  step(
    count > 0 ? `进货 ${titles[good]}×${count}` : `报损 ${titles[good]}×${-count}`,
    async (model, { scene }) => {
      const name = count > 0 ? 'receive' : 'writeOff'
      const words = count > 0 ? { sponsor: null, note: null } : { reason: '纸箱受潮' }
      const input = { shopId: scene.shopId, goodId: good, count: Math.abs(count), ...words }
      const data = { name, input, requestId: newRequestId() }
      const { cloud } = scene.district
      const { ok } = (await cloud.call(scene.steward.openid, 'stock', data)) as Answer<unknown>
      expect(ok).toBe(reference.stock(model, good, count))
    },
  )

const reverse = (at: number) =>
  step(
    `更正第 ${at} 笔得分`,
    async (model, { scene }) => {
      const earning = model.earnings[at % model.earnings.length] as reference.Earning
      const { accountId } = scene.people[earning.owner] as Person
      const { find, cloud } = scene.district
      const found = find('entries', { 'lines.id': accountId }) as unknown as Entry[]
      const entry = found.find(({ kind, cause }) => kind === 'earn' && cause.id === earning.id)
      const input = { id: entry?._id, reason: '记错了一回' }
      const data = { name: 'reverse', input, requestId: newRequestId() }
      const { ok } = (await cloud.call(scene.steward.openid, 'points', data)) as Answer<unknown>
      expect(ok).toBe(reference.reverse(model, earning))
    },
    (model) =>
      model.earnings.length > 0 &&
      alive((model.earnings[at % model.earnings.length] as reference.Earning).owner)(model),
  )

const person = fc.integer({ min: 0, max: 2 })
const orderAt = fc.nat({ max: 5 })
const goodName = fc.constantFrom(...Object.keys(titles))
const line = fc.record({ good: goodName, count: fc.integer({ min: 1, max: 2 }) })
const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 3, selector: ({ good }) => good })
const often = <T>(arbitrary: fc.Arbitrary<T>, times: number) => Array(times).fill(arbitrary)

/** 各种步子；换和定时任务来得勤，注销来得少。 */
export const steps: fc.Arbitrary<Step>[] = [
  ...often(
    fc
      .tuple(person, fc.constantFrom(20, 30, 100, 300), fc.constantFrom(1, 5, 24, 8784))
      .map((given) => serve(...given)),
    3,
  ),
  ...often(
    fc.tuple(person, lines, fc.constantFrom(1, 1, 1, 3)).map((given) => redeem(...given)),
    4,
  ),
  goodName.map(rush),
  fc.tuple(orderAt, fc.boolean()).map((given) => resend(...given)),
  ...often(orderAt.map(cancel), 2),
  ...often(orderAt.map(collect), 2),
  orderAt.map(undo),
  ...often(fc.constantFrom(0.3, 2, 4, 60, 420, 1560).map(wait), 3),
  ...often(fc.constant(null).map(alarm), 4),
  fc.tuple(person, person).map((given) => merge(...given)),
  person.map(erase),
  orderAt.map(reverse),
  fc.tuple(goodName, fc.constantFrom(1, 3, -1, -2)).map((given) => stock(...given)),
]
