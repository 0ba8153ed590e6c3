import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { presentDetail, type WishDetail } from './present'
import { canSee, isInvolved, type Wish, wishes } from './wish'

/** 取一个他看得见的心愿；没有和不该看是同一句话，不让人从报错里猜。 */
export async function visibleWish(ctx: Context, id: string): Promise<Wish> {
  const wish = await ctx.store.get(wishes, id)
  if (wish?.kind !== 'wish' || !canSee(wish, ctx.actor))
    throw new AppError('NOT_FOUND', '没有找到这个心愿，可能已经办完，或者不在您能看的范围里。')
  return wish
}

/** 详情连同图片地址；图片没通过检查就不换地址。 */
export async function detailOf(ctx: Context, wish: Wish): Promise<WishDetail> {
  const picture = wish.wish.picture
  const showable = picture?.check === 'pass' && isInvolved(wish, ctx.actor)
  const pictureUrl = showable ? await ctx.platform.fileUrl(picture.fileId) : null
  const templates = Object.values(ctx.platform.templates)
  return presentDetail(wish, ctx.actor, { now: ctx.now, pictureUrl, templates })
}
