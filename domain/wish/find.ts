import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { claimantsFor } from './claimants'
import { mediaOf, uploadFolder } from './media'
import { presentDetail, type WishDetail } from './present'
import { canHear, canSee, isInvolved, isProxy } from './relations'
import { slipCode } from './slip'
import { type Wish, wishes } from './wish'

/** 取一个他看得见的心愿；没有和不该看是同一句话，不让人从报错里猜。 */
export async function visibleWish(ctx: Context, id: string): Promise<Wish> {
  const wish = await ctx.store.get(wishes, id)
  if (wish?.kind !== 'wish' || !canSee(wish, ctx.actor))
    throw new AppError('NOT_FOUND', '没有找到这个心愿，可能已经办完，或者不在您能看的范围里。')
  return wish
}

/** 他现在看得到的照片、听得到的语音，一次换好地址；没通过检查的不换。 */
async function urlsFor(ctx: Context, wish: Wish): Promise<ReadonlyMap<string, string>> {
  const deaf = !canHear(wish, ctx.actor)
  const shown = mediaOf(deaf ? { ...wish.wish, voice: null } : wish.wish)
  const passed = shown.filter((one) => one.check === 'pass')
  return passed.length > 0 ? ctx.platform.fileUrls(passed.map((p) => p.fileId)) : new Map()
}

/** 详情连同照片、语音的地址。照片、语音只给有关的人。 */
export async function detailOf(ctx: Context, wish: Wish): Promise<WishDetail> {
  const [urls, claimants] = await Promise.all([
    isInvolved(wish, ctx.actor) ? urlsFor(ctx, wish) : new Map<string, string>(),
    claimantsFor(ctx, wish),
  ])
  const nameIn = (sealed: string) => ctx.vault.open<{ name: string }>(sealed).name
  const folder = ctx.actor.accountId === null ? null : uploadFolder(ctx)
  const templates = Object.values(ctx.platform.templates)
  const code = isProxy(wish, ctx.actor) ? slipCode(ctx.vault, wish._id) : null
  const surroundings = { now: ctx.now, urls, folder, templates, slipCode: code, claimants, nameIn }
  return presentDetail(wish, ctx.actor, surroundings)
}
