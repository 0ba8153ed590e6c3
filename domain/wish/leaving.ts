import { tell } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import type { Calendar } from '@domain/kernel/workdays'
import { record, TIMELINE_LIMIT } from '@domain/ticket/ticket'
import { settle } from './advance'
import { announce } from './notices'
import type { Wish, WishStatus } from './wish'

/** 许愿人注销时，没有办完的各自停在哪：办好了等回话的不会有人回话，别的都撤回。 */
const ends: Partial<Record<WishStatus, WishStatus>> = {
  pending: 'withdrawn',
  open: 'withdrawn',
  rejected: 'withdrawn',
  claimed: 'withdrawn',
  delivered: 'unconfirmed',
}

/** 还没有办完：注销会让它停下。 */
export const stillGoing = ({ status }: Pick<Wish, 'status'>) => status in ends

const LEFT = '许愿人注销了账号'

/** 许愿人注销了账号：这个心愿就此停下，告诉正在帮的人和社区。已经停下的原样返回。 */
export function stopForLeaving(ctx: Context, wish: Wish, calendar: Calendar): Wish {
  const status = ends[wish.status]
  if (!status) return wish
  const { now: at, requestId } = ctx
  const event = { step: 'withdraw', at, by: wish.askedBy ?? '', note: LEFT, requestId, digest: '' }
  // 时间线满了也要停得下来。
  const told = wish.timeline.length < TIMELINE_LIMIT ? record(wish, event) : wish
  const stopped = settle(
    {
      ...{ ...told, status, enteredAt: at, dueAt: null, suggestAt: null },
      wish: { ...told.wish, rung: [] },
    },
    calendar,
  )
  announce(ctx, 'withdraw', stopped, wish, null)
  const helping = wish.handlerId
  if (helping && helping !== wish.askedBy)
    tell(ctx, wish, helping, `${LEFT}，这个心愿不用再办了，谢谢您。`, { topic: 'claimed' })
  return stopped
}
