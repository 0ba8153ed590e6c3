import { ancestor } from '@domain/area/area'
import { dutyBox, tell } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import type { WishStepName } from './steps'
import type { Wish } from './wish'

type Reader = 'owner' | 'handler' | 'community'

/** 每一步之后告诉谁、说什么。办事的人自己不用告诉。 */
const messages: Readonly<
  Record<WishStepName | 'post', Partial<Record<Reader, (w: Wish, note: string) => string>>>
> = {
  post: {
    owner: () => '心愿收到了，社区会在 1 个工作日内看。',
    community: (w) => `${w.place.grid}有新的微心愿，请审核。`,
  },
  resend: { community: (w) => `${w.place.grid}的微心愿改好了，请再审一次。` },
  approve: { owner: () => '社区通过了，正在等人认领。' },
  reject: { owner: (_, note) => `社区请您改一改：${note}` },
  claim: { owner: () => '有人认领了您的心愿，很快会和您联系。' },
  release: {
    owner: (_, note) => `认领的人办不了，心愿放回了大厅：${note}`,
    community: (w) => `${w.place.grid}的一个微心愿被放回大厅。`,
  },
  deliver: { owner: (_, note) => `帮忙的人说办好了：${note} 请您说一声收到没有。` },
  confirm: { handler: () => '许愿人确认收到了，谢谢您。' },
  half: { handler: (_, note) => `许愿人说解决了一半，还差：${note}` },
  no: {
    handler: (_, note) => `许愿人说还没解决：${note}`,
    community: (w) => `${w.place.grid}的一个微心愿，许愿人说还没解决，请关注。`,
  },
  thank: { handler: (_, note) => `许愿人对您说：${note}` },
  withdraw: { community: (w) => `${w.place.grid}的一个微心愿被许愿人撤回。` },
}

/** 走完一步，把消息写进同一个工作单元。`before` 用来找到刚刚放手的认领人。 */
export function announce(
  ctx: Context,
  name: WishStepName | 'post',
  wish: Wish,
  before: Wish,
  note: string | null,
): void {
  const readers: Record<Reader, string | null> = {
    owner: wish.askedBy,
    handler: wish.handlerId ?? before.handlerId,
    community: dutyBox('communityWorker', ancestor(wish.place.areaId, 'community') ?? ''),
  }
  for (const [reader, say] of Object.entries(messages[name])) {
    const to = readers[reader as Reader]
    const myself = to === ctx.actor.accountId && name !== 'post'
    if (to && !myself) tell(ctx, wish, to, say(wish, note ?? ''))
  }
}
