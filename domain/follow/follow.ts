import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { award, type Earning } from '@domain/points/award'
import { ownerOf } from '@domain/points/holder'
import { noteServed } from '@domain/reportin/served'
import { type Service, services } from '@domain/service/service'
import * as v from 'valibot'

/** 一次定时任务最多跟上几次服务；余下的等下一次。 */
const BATCH = 50

/** 圆的是哪一种心愿，照积分规则的哪一项；没有列出的是 `wish`。 */
const wishActions: Readonly<Record<string, Earning['action']>> = {
  goods: 'wishGoods',
  company: 'wishCompany',
  skill: 'wishCompany',
}

/** 这一次服务该得的分；补记的不得。 */
function earningOf({ _id, kind, ...service }: Service): Earning | null {
  if (service.backfilled) return null
  const { accountId, communityId, at, minutes, title, wishKind } = service
  const action = kind === 'checkIn' ? 'service' : (wishActions[wishKind ?? ''] ?? 'wish')
  return {
    ...{ accountId, action, communityId, at, minutes },
    cause: { kind: 'service', id: _id, words: title },
  }
}

/** 做完了、报到和积分还没跟上的服务。 */
export const dueServices = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const due = await ctx.store.list(services, {
      where: { followed: false },
      orderBy: 'at',
      limit: BATCH,
    })
    return due.map(({ _id }) => _id)
  },
})

/** 跟上一次服务：和“跟上了”写在一起，跑几遍都只跟一回。 */
export const followService = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ followed: boolean }> {
    const service = await ctx.store.get(services, id)
    if (!service || service.followed) return { followed: false }
    // 正在合并、注销的等它做完再跟：这时候记，分就没有着落。
    if ((await ownerOf(ctx, service.accountId))?.moving) return { followed: false }
    await noteServed(ctx, service.accountId, service.at)
    const earning = earningOf(service)
    if (earning) await award(ctx, earning)
    ctx.store.put(services, { ...service, followed: true })
    return { followed: true }
  },
})
