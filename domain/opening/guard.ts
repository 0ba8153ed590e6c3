import { holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { liaisonUnit } from '@domain/roster/liaison'
import type { ImportKindName } from './columns'
import type { ImportScope } from './plan'

/** 只有区管理员能导入、看清单。别人抛 FORBIDDEN。 */
export function asDistrict(ctx: Context): void {
  if (!holds(ctx.actor, ['district'], ['D']))
    throw new AppError('FORBIDDEN', '导入和开区清单由区里的管理员来做，请和区里说。')
}

/** 这种表归谁导入：区里的归区管理员，名册归本单位的联络员。返回归在哪里；不归他抛 FORBIDDEN。 */
export function assertImports(
  ctx: Context,
  kind: ImportKindName,
  unitId: string | undefined,
): ImportScope {
  if (kind === 'roster') return liaisonUnit(ctx, unitId).unit.id
  asDistrict(ctx)
  return 'D'
}

/** 这个人上传表格的文件夹；别人的文件不能拿来当自己的。 */
export const uploadFolder = (ctx: Context) => `imports/${ctx.vault.digest('imports', me(ctx))}`
