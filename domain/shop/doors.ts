import { type Actor, areasOf, communityStaff, type Role } from '@domain/kernel/actor'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { counterRoles } from './steps'

const staff = communityStaff
const overseers: readonly Role[] = [...staff, 'street', 'district', 'auditor']

/** 管积分与超市的几扇门，各给谁：柜台、卡、货、库存、盘点、单、资金、记分、查分、规则、核对。 */
export const shopDoors = {
  counter: counterRoles,
  redemptionsHere: counterRoles,
  pointCards: counterRoles,
  shopGoods: staff,
  stock: counterRoles,
  stocktakes: counterRoles,
  stockApprovals: ['street'],
  fund: overseers,
  participations: staff,
  personPoints: [...staff, 'street', 'district'],
  pointVersions: ['district'],
  recount: ['district', 'auditor'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

export type ShopDoor = keyof typeof shopDoors

/** 他进得去的几扇门，次序照表。 */
export const doorsOf = (actor: Actor): ShopDoor[] =>
  (Object.keys(shopDoors) as ShopDoor[]).filter(
    (door) => areasOf(actor, shopDoors[door]).length > 0,
  )

/** 我管的积分与超市：哪几扇门。 */
export const doors = query({
  door: 'consented',
  input: v.strictObject({}),
  run: async (_, { actor }): Promise<readonly ShopDoor[]> => doorsOf(actor),
})
