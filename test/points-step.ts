import type { Wallet } from '@domain/points/wallet'
import type { Redemption } from '@domain/shop/redemption'
import type { ShelfItem } from '@domain/shop/shop'
import type fc from 'fast-check'
import type { Watch } from './points-invariants'
import type { Model } from './points-reference'
import * as reference from './points-reference'
import type { Person, Scene } from './points-scene'

/** 真的那一边：小天地、守账的人，和各张单的编号、请求。 */
export interface Real {
  readonly scene: Scene
  readonly guard: Watch
  readonly ids: string[]
  readonly requests: string[]
}

export type Step = fc.AsyncCommand<Model, Real>

export const MINUTE = 60_000
/** 三个人，转着叫。 */
export const nameOf = (who: number) => ['张', '王', '李'][who] ?? '?'
export const personIn = ({ scene }: Real, who: number) => scene.people[who] as Person
export const iso = (ms: number) => new Date(ms).toISOString()

/** 货架上的四个数。 */
type Numbers = Pick<ShelfItem, 'free' | 'out' | 'received' | 'lost'>

/** 走完一步：账要平，并且和参照一模一样。 */
function assertSame(model: Model, { scene, guard, ids }: Real): void {
  const alive = model.people.flatMap((one, who) => (one.is === who ? [who] : []))
  const idOf = (who: number) => scene.people[who]?.accountId ?? ''
  expect(guard.faults(alive.map(idOf))).toEqual([])
  const lots = alive.map((who) => {
    const [wallet] = scene.district.find('wallets', { _id: idOf(who) }) as unknown as Wallet[]
    return (wallet?.lots ?? []).map(({ until, points }) => `${until} ${points}`)
  })
  expect(lots).toEqual(
    alive.map((who) =>
      (model.people[who]?.lots ?? []).map(({ until, points }) => `${iso(until)} ${points}`),
    ),
  )
  const { items } = scene.shelf()
  const numbers = ([id, one]: readonly [string, Numbers]) => {
    const { free, out, received, lost } = one
    return [id, free, out, received, lost]
  }
  expect(Object.entries(items).map(numbers)).toEqual([...model.goods].map(numbers))
  const orders = scene.district.find('redemptions', {
    shopId: scene.shopId,
  }) as unknown as Redemption[]
  const statusOf = (id: string) => orders.find(({ _id }) => _id === id)?.status
  expect(ids.map(statusOf)).toEqual(model.orders.map(({ status }) => status))
  expect(orders).toHaveLength(ids.length)
}

/** 一步：怎么称呼、什么时候能走、怎么走。 */
export function step(
  name: string,
  run: (model: Model, real: Real) => Promise<void>,
  check: (model: Model) => boolean = () => true,
): Step {
  return {
    check,
    async run(model, real) {
      await run(model, real)
      assertSame(model, real)
    },
    toString: () => name,
  }
}

/** 他还在：没有注销。 */
export const alive = (who: number) => (model: Model) => reference.owner(model, who) !== undefined
