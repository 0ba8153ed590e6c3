import { AppError } from '@domain/kernel/errors'
import { Cursor, Id, Words } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import { alreadyDone } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { advance, moveOf } from './advance'
import { detailOf, visibleWish } from './find'
import { announce } from './notices'
import { presentWall, type WallRow } from './present-wall'
import { rulesOf } from './settings'
import { wallConsent } from './sharing'
import { part } from './step'
import { steps } from './steps'
import { hangUp, piecedWords, wall } from './wall'
import type { WallWords } from './wall-words'
import { wishes } from './wish'

/** 心愿墙一页几个。 */
const PAGE = 12

export interface ShareView {
  /** 写上墙就是这样。 */
  readonly piece: WallWords
  readonly consent: typeof wallConsent
}

/** 写进心愿墙之前：给他看会公开的每一个字，和要他同意的话。 */
export const shareStart = query({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<ShareView> {
    const wish = await visibleWish(ctx, id)
    const { from, may, refusal } = steps.share
    if (!from.includes(wish.status) || !may(wish, ctx.actor, ctx.now))
      throw new AppError('FORBIDDEN', refusal)
    return { piece: await piecedWords(ctx, wish), consent: wallConsent }
  },
})

/** 同意写进心愿墙。`version` 是他看过的那一版话；刚刚换了就请他重新看。`thanks` 为假只写心愿。 */
export const share = command({
  door: 'consented',
  input: v.strictObject({
    id: Id,
    version: Words('版本', 1, 20),
    thanks: v.optional(v.boolean(), true),
  }),
  async run({ id, version, thanks }, ctx) {
    const wish = await visibleWish(ctx, id)
    if (alreadyDone(wish, ctx.requestId, ctx.bodyDigest)) return detailOf(ctx, wish)
    const { calendar } = await rulesOf(ctx)
    const agreed = advance(wish, 'share', ctx.actor, moveOf(ctx, null, calendar))
    const consent = agreed.wish.wall && { ...agreed.wish.wall, thanks }
    const shared = part(agreed, { wall: consent })
    if (version !== wallConsent.version)
      throw new AppError('CONFLICT', '要同意的话刚刚改过，请返回重新看一遍再同意。')
    ctx.store.put(wishes, shared)
    await hangUp(ctx, shared, wish)
    announce(ctx, 'share', shared, wish, null)
    return detailOf(ctx, shared)
  },
})

/** 心愿墙：经许愿人同意公开的，新写上的在前，按地方看。游客可看。 */
export const wallPage = query({
  door: 'anyone',
  input: v.strictObject({ areaId: v.optional(Id, 'D'), before: v.optional(Cursor) }),
  async run({ areaId, before }, ctx): Promise<{ rows: WallRow[]; next: string | null }> {
    const found = await ctx.store.list(wall, {
      where: { within: areaId, ...(before ? { order: { below: before } } : {}) },
      orderBy: '-order',
      limit: PAGE + 1,
    })
    const rows = found.slice(0, PAGE).flatMap(presentWall)
    return { rows, next: found.length > PAGE ? (rows.at(-1)?.order ?? null) : null }
  },
})
