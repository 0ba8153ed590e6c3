import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { claimantsFor } from './claimants'
import { uploadFolder } from './picture'
import { presentDetail, type WishDetail } from './present'
import { canSee, isInvolved, type Wish, wishes } from './wish'

/** 取一个他看得见的心愿；没有和不该看是同一句话，不让人从报错里猜。 */
export async function visibleWish(ctx: Context, id: string): Promise<Wish> {
  const wish = await ctx.store.get(wishes, id)
  if (wish?.kind !== 'wish' || !canSee(wish, ctx.actor))
    throw new AppError('NOT_FOUND', '没有找到这个心愿，可能已经办完，或者不在您能看的范围里。')
  return wish
}

/** 他现在看得到的图片，许愿的和送达的一次换好地址；没通过检查的不换。 */
async function urlsFor(ctx: Context, { wish }: Wish): Promise<ReadonlyMap<string, string>> {
  const passed = [...wish.pictures, ...wish.deliveryPictures].filter((p) => p.check === 'pass')
  return passed.length > 0 ? ctx.platform.fileUrls(passed.map((p) => p.fileId)) : new Map()
}

/** 详情连同图片地址。图片只给有关的人看。 */
export async function detailOf(ctx: Context, wish: Wish): Promise<WishDetail> {
  const [urls, claimants] = await Promise.all([
    isInvolved(wish, ctx.actor) ? urlsFor(ctx, wish) : new Map<string, string>(),
    claimantsFor(ctx, wish),
  ])
  const nameIn = (sealed: string) => ctx.vault.open<{ name: string }>(sealed).name
  const folder = ctx.actor.accountId === null ? null : uploadFolder(ctx)
  const templates = Object.values(ctx.platform.templates)
  const surroundings = { now: ctx.now, urls, folder, templates, claimants, nameIn }
  return presentDetail(wish, ctx.actor, surroundings)
}
