import type { Good, GoodDraft } from '@domain/goods/good'
import type { StockMove } from '@domain/stock/move'
import { orderOf } from '@domain/ticket/ticket'
import type { DemoShop } from './shops'
import { daysAgo } from './time'
import type { World } from './write-wish'

/** 写货、审货、进货都在开店以前，单位：天前。 */
const WRITTEN = 192
const APPROVED = 191
const RECEIVED = 190

/** 社区写过、书记审过的货，和货架上的是同一个编号。 */
export function approvedGoods(
  { shop, goods, worker, secretary }: DemoShop,
  { registry, now }: World,
): Good[] {
  const [by, reviewer] = [registry.accountId(worker), registry.accountId(secretary)]
  const written = daysAgo(now, WRITTEN)
  const { _id: shopId, communityId, within } = shop
  return goods.map(({ id: _id, face }): Good => {
    const { picture: _, version, ...rest } = face
    const draft: GoodDraft = { ...rest, picture: null, by, bySecretary: false, at: written }
    const event = { note: null, digest: '' }
    return {
      ...{ _id, rev: 1, shopId, communityId, within, status: 'approved', draft, version },
      order: orderOf(written, _id),
      timeline: [
        { ...event, step: 'write', at: written, by, requestId: `seed-write-${_id}` },
        {
          ...{ ...event, step: 'approve', at: daysAgo(now, APPROVED) },
          ...{ by: reviewer, requestId: `seed-approve-${_id}` },
        },
      ],
    }
  })
}

/** 开店时进的货，一样一笔。 */
export function receivedMoves(
  { shop, goods, worker }: DemoShop,
  { registry, vault, now }: World,
): StockMove[] {
  const at = daysAgo(now, RECEIVED)
  return goods.map(({ id: goodId, face, received: count }): StockMove => {
    const { title, cents, source, sponsor } = face
    const _id = vault.digest('stockMove', 'seed', goodId)
    return {
      ...{ _id, shopId: shop._id, goodId, title, kind: 'receive', count, cents, source, sponsor },
      ...{ reason: '开店进的货', stocktakeId: null, by: registry.accountId(worker), at },
      ...{ order: orderOf(at, _id), digest: '' },
    }
  })
}
