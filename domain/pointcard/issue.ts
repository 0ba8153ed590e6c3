import { ancestor, areas, withinOf } from '@domain/area/area'
import { communityStaff, holds } from '@domain/kernel/actor'
import { salutations } from '@domain/kernel/called'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { checkedText, me } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import {
  cardByNo,
  cardIdOf,
  cardNoFrom,
  cardPinDigest,
  cardToken,
  cardTokenDigest,
  type PointCard,
  pointCards,
} from '@domain/points/card'
import { alreadyDone, orderOf } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { type CardFace, faceOf } from './present'

/** 卡号撞上了，最多换几个；八千万个号码里撞一次都难得。 */
const TURNS = 5

/** 四位密码：由她自己想，自己按；一眼就猜得到的不要。 */
export const Pin = v.pipe(
  v.string(),
  v.regex(/^\d{4}$/, '密码是四位数字，请检查。'),
  v.check((pin) => !/^(\d)\1{3}$|1234|4321/.test(pin), '这个密码太好猜，请换一个。'),
)

/** 座机或手机；没有就空着。 */
const AnyPhone = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^(1[3-9]\d{9}|(0\d{2,3}-?)?\d{7,8})$/, '电话是座机或手机号码，请检查；没有就空着。'),
)

/** 住处的名字：网格，连同楼栋。 */
async function placeOf(ctx: Context, areaId: string): Promise<string> {
  const ids = [ancestor(areaId, 'grid'), ancestor(areaId, 'building')]
  const found = await Promise.all(ids.map((id) => id && ctx.store.get(areas, id)))
  return found.flatMap((area) => (area ? [area.name] : [])).join(' ')
}

/** 还没有人用的卡号；同一次请求发过的，给出那一张。 */
async function freeNo(ctx: Context): Promise<{ no: string; before: PointCard | null }> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const no = cardNoFrom(ctx.vault, [me(ctx), ctx.requestId], turn)
    const before = await cardByNo(ctx, no)
    if (!before) return { no, before }
    if (alreadyDone(before, ctx.requestId, ctx.bodyDigest, '积分卡')) return { no, before }
  }
  throw new AppError('CONFLICT', '没有发成，请再点一次。')
}

/** 发一张卡：社区给没有手机的邻居。返回可以印的一面。 */
export const issueCard = command({
  door: 'consented',
  input: v.strictObject({
    areaId: Id,
    name: Words('姓名', 2, 20),
    salutation: v.picklist(salutations, '请选择怎么称呼。'),
    phone: v.nullable(AnyPhone),
    pin: Pin,
  }),
  async run({ areaId, name, salutation, phone, pin }, ctx): Promise<CardFace> {
    const communityId = ancestor(areaId, 'community')
    if (!communityId || !ancestor(areaId, 'grid'))
      throw new AppError('INVALID', '请选到她住的网格或楼栋。')
    const within = withinOf(communityId)
    if (!holds(ctx.actor, communityStaff, within))
      throw new AppError('FORBIDDEN', '积分卡由她住的社区来发，请找那个社区的工作人员。')
    const { no, before } = await freeNo(ctx)
    if (before) return faceOf(ctx, before)
    const [community, place] = await Promise.all([
      ctx.store.get(areas, communityId),
      placeOf(ctx, areaId),
    ])
    if (!community || place === '') throw new AppError('NOT_FOUND', '没有这个地方，请重新选。')
    const _id = cardIdOf(ctx.vault, no)
    const card: PointCard = {
      ...{ _id, rev: 1, no, version: 1, status: 'active', communityId, within },
      ...{ community: community.name, areaId, place, linkedTo: null },
      tokenDigest: cardTokenDigest(ctx.vault, cardToken(ctx.vault, _id, 1)),
      person: ctx.vault.seal({ name: await checkedText(ctx, name), salutation, phone }),
      pinDigest: cardPinDigest(ctx.vault, _id, pin),
      timeline: [
        {
          ...{ step: 'issue', at: ctx.now, by: me(ctx), note: null },
          ...{ requestId: ctx.requestId, digest: ctx.bodyDigest },
        },
      ],
      order: orderOf(ctx.now, _id),
    }
    ctx.store.create(pointCards, card)
    return faceOf(ctx, card)
  },
})
