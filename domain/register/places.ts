import { areas, kindOf, withinOf } from '@domain/area/area'
import type { AreaView } from '@domain/area/below'
import { type Actor, holds, registerRoles } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'

/** 他管的地方，大的在前；大的里面含着的不另列。 */
export function topsOf({ appointments }: Actor): AreaView[] {
  const mine = appointments.filter((a) => registerRoles.includes(a.role))
  const covers = (above: string, id: string) => above !== id && withinOf(id).includes(above)
  const tops = mine.filter(({ areaId }) => !mine.some((other) => covers(other.areaId, areaId)))
  const named = new Map(tops.map(({ areaId, areaName }) => [areaId, areaName]))
  return [...named]
    .map(([id, name]) => ({ id, name, kind: kindOf(id) }))
    .sort((a, b) => withinOf(a.id).length - withinOf(b.id).length)
}

/**
 * 要看的那片地方，没说就是他自己的。不看台账的人、不归他管的地方抛 FORBIDDEN，
 * 没有的地方抛 INVALID。
 */
export async function placeToRead(ctx: Context, wanted: string | undefined): Promise<AreaView> {
  const tops = topsOf(ctx.actor)
  const id = wanted ?? tops[0]?.id
  if (id === undefined || tops.length === 0)
    throw new AppError('FORBIDDEN', '心愿台账给楼栋、网格、社区、街道和区里的工作人员看。')
  if (!holds(ctx.actor, registerRoles, withinOf(id)))
    throw new AppError('FORBIDDEN', '这里不在您任职的地方，请换成您自己管的那一片再看。')
  const top = tops.find((one) => one.id === id)
  if (top) return top
  const area = await ctx.store.get(areas, id)
  if (!area) throw new AppError('INVALID', '没有找到这个地方，请重新选择。')
  return { id: area._id, name: area.name, kind: area.kind }
}
