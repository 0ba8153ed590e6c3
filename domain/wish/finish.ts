import { ancestor } from '@domain/area/area'
import type { Context } from '@domain/kernel/context'
import { noteService } from '@domain/service/service'
import { partnersIn } from './needs'
import { isJoint, type Wish } from './wish'

/** 帮了忙的人：办的人；合力圆梦的是出了一份的人，牵头的工作人员是本职，不算。 */
export function helpersIn(wish: Wish): readonly string[] {
  if (isJoint(wish)) return partnersIn(wish.wish.needs)
  return wish.handlerId === null ? [] : [wish.handlerId]
}

/** 心愿刚圆：每一个帮了忙的人都记一次服务。已经圆了的再走一步（道谢、上墙）不再记。 */
export async function noteDone(ctx: Context, wish: Wish, before: Wish): Promise<void> {
  if (wish.status !== 'done' || before.status === 'done') return
  for (const accountId of new Set(helpersIn(wish)))
    await noteService(ctx, {
      ...{ kind: 'wish', cause: wish._id, accountId, at: wish.enteredAt },
      ...{
        minutes: 0,
        backfilled: false,
        communityId: ancestor(wish.place.areaId, 'community') ?? '',
      },
      ...{ title: `心愿 ${wish.no}`, wishKind: wish.wish.category },
    })
}
