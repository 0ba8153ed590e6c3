import type { AppointmentRecord } from '@domain/account/account'
import type { Context } from '@domain/kernel/context'
import type { OnDuty, Standing } from './duty'
import { standingLabels } from './duty'

/** 这段任职是谁。 */
export const nameOf = ({ vault }: Pick<Context, 'vault'>, { name }: AppointmentRecord) =>
  vault.open<{ name: string }>(name).name

/** 给工作人员看的：由 B 岗罗建华、由顶班邓海红。 */
export function byWhom(ctx: Context, { standing, record }: OnDuty): string {
  const label = standingLabels[standing]
  return `由${/^\w/.test(label) ? ' ' : ''}${label}${nameOf(ctx, record)}`
}

const titles: Readonly<Record<Standing, string>> = {
  ...{ A: '网格员', B: '网格员', cover: '网格员', secretary: '书记' },
}

/** 给居民看的称呼：罗网格员。不说全名，也没有电话。 */
export const calledOf = (ctx: Context, { standing, record }: OnDuty) =>
  `${nameOf(ctx, record).charAt(0)}${titles[standing]}`
