import type { Service } from '@domain/service/service'
import type { Earning } from './award'

/** 圆的是哪一种心愿，照积分规则的哪一项；没有列出的是 `wish`。 */
const wishActions: Readonly<Record<string, Earning['action']>> = {
  goods: 'wishGoods',
  company: 'wishCompany',
  skill: 'wishCompany',
}

/** 这一次服务该得的分；补记的不得。 */
export function earningOf({ _id, kind, ...service }: Service): Earning | null {
  if (service.backfilled) return null
  const { accountId, communityId, at, minutes, title, wishKind } = service
  const action = kind === 'checkIn' ? 'service' : (wishActions[wishKind ?? ''] ?? 'wish')
  return {
    ...{ accountId, action, communityId, at, minutes },
    cause: { kind: 'service', id: _id, words: title },
  }
}
