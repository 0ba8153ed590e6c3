import type { AppointmentRecord } from '@domain/account/account'
import { ancestor } from '@domain/area/area'
import { leaveWord } from '@domain/inbox/inbox'
import { inForce, onLeave } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { heldInAreas } from './held'

/** 凭什么在岗：本网格的 A 岗、B 岗，社区的顶班，社区书记。 */
export type Standing = 'A' | 'B' | 'cover' | 'secretary'

export const standingLabels: Readonly<Record<Standing, string>> = {
  ...{ A: 'A 岗', B: 'B 岗', cover: '顶班', secretary: '社区书记' },
}

/** 一个网格此刻由谁值班。 */
export interface OnDuty {
  readonly standing: Standing
  readonly record: AppointmentRecord
}

const standingOf = (one: AppointmentRecord): Standing | null =>
  one.role === 'communitySecretary' ? 'secretary' : (one.duty ?? null)

/**
 * 一个网格此刻由谁值班：A 岗在就是 A 岗；A 岗请假（或空着）就是 B 岗，再是社区的顶班，再是社区书记；
 * 都没有为空。同一种有几个人时，编号小的先来，谁来算都一样。
 */
export function onDuty(
  staff: readonly AppointmentRecord[],
  gridId: string,
  now: string,
): OnDuty | null {
  const communityId = ancestor(gridId, 'community')
  const present = staff
    .filter(({ areaId }) => areaId === gridId || areaId === communityId)
    .filter((one) => inForce(one, now) && !onLeave(one, now))
    .sort((a, b) => (a._id < b._id ? -1 : 1))
  for (const standing of ['A', 'B', 'cover', 'secretary'] as const) {
    const record = present.find((one) => standingOf(one) === standing)
    if (record) return { standing, record }
  }
  return null
}

/** 这几个网格的网格员，和它们社区的顶班、书记。一次读。 */
export function gridStaff(ctx: Context, gridIds: readonly string[]): Promise<AppointmentRecord[]> {
  const communities = gridIds.map((id) => ancestor(id, 'community') ?? id)
  const places = [...new Set([...gridIds, ...communities])]
  return heldInAreas(ctx, places, ['gridWorker', 'communitySecretary'])
}

/**
 * 告诉这个网格此刻值班的人，只留站内消息：A 岗请假就到 B 岗那里，回来的那一秒起又到他这里。
 * 还没有来过（没有账号）的人收不到，就告诉下一位；都没有就不说。`except` 是已经知道的人。
 */
export async function tellOnDuty(
  ctx: Context,
  subject: Parameters<typeof leaveWord>[1],
  areaId: string,
  text: string,
  except: readonly (string | null)[],
): Promise<void> {
  const gridId = ancestor(areaId, 'grid')
  if (gridId === null) return
  const reachable = (await gridStaff(ctx, [gridId])).filter(({ accountId }) => accountId !== null)
  const to = onDuty(reachable, gridId, ctx.now)?.record.accountId
  if (to && !except.includes(to)) leaveWord(ctx, subject, to, text)
}
