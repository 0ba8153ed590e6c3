import { type UnitRef, unitsOf } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'

/** 他联络的单位和全部可换的；不写就是第一个。不是联络员抛 FORBIDDEN。 */
export function liaisonUnit(
  ctx: Context,
  unitId?: string | null,
): { readonly unit: UnitRef; readonly own: readonly UnitRef[] } {
  const own = unitsOf(ctx.actor, 'unitLiaison')
  const unit = unitId ? own.find(({ id }) => id === unitId) : own[0]
  if (!unit) throw new AppError('FORBIDDEN', '名册由本单位的联络员来管，请和单位里的联络员说。')
  return { unit, own }
}
