import { areas, withinOf } from '@domain/area/area'
import { type Actor, holds, seatViewRoles, unitsOf } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { type Unit, units } from '@domain/unit/unit'

/** 党组织的树最多几级；再深多半是绕了圈。 */
const DEPTH = 10

/** 他看得到任职的地方里最大的一片；别的角色没有，为空。 */
export function topOf({ appointments }: Actor): string | null {
  const mine = appointments.filter(({ role }) => seatViewRoles.includes(role))
  const ids = mine.map(({ areaId }) => areaId)
  return ids.sort((a, b) => withinOf(a).length - withinOf(b).length)[0] ?? null
}

/** 看不看得到这片地方的任职：街道、区、审计、社区的工作人员，各看各管的那一片。 */
export const maySeeArea = (actor: Actor, areaId: string) =>
  holds(actor, seatViewRoles, withinOf(areaId))

/** 要看的那片地方，没说就是他自己的。不该他看的抛 FORBIDDEN，没有的抛 NOT_FOUND。 */
export async function areaToSee(ctx: Context, wanted: string | undefined) {
  const id = wanted ?? topOf(ctx.actor)
  if (id === null || !maySeeArea(ctx.actor, id))
    throw new AppError(
      'FORBIDDEN',
      '谁担任什么，给这一片的社区、街道和区里的工作人员看；您住的网格今天由谁值班，看“我的网格”。',
    )
  const area = await ctx.store.get(areas, id)
  if (!area) throw new AppError('NOT_FOUND', '没有找到这个地方，请返回上一页重新打开。')
  return area
}

/** 从一个单位往上，直到最上一级，含自己。 */
async function lineOf(ctx: Context, unit: Unit): Promise<Unit[]> {
  const line = [unit]
  for (let up = unit.parentId; up !== null && line.length < DEPTH; ) {
    const next: Unit | null = await ctx.store.get(units, up)
    if (!next || line.includes(next)) break
    line.push(next)
    up = next.parentId
  }
  return line
}

/** 看不看得到这个党组织：管着它所在地方的人；没有写在哪里的，只有全区的；书记看得到自己的和下级的。 */
export async function maySeeUnit(ctx: Context, unit: Unit): Promise<boolean> {
  if (maySeeArea(ctx.actor, unit.areaId ?? 'D')) return true
  const own = unitsOf(ctx.actor, 'partySecretary').map(({ id }) => id)
  if (own.length === 0) return false
  return (await lineOf(ctx, unit)).some(({ _id }) => own.includes(_id))
}
