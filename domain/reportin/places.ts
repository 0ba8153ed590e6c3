import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { type ServicePost, servicePosts } from './service-post'

/** 占一个位置；满了、停了抛 CONFLICT。与报到在同一个工作单元里写，最后一个只给一个人。 */
export async function takePlace(
  ctx: Context,
  id: string,
  communityId: string,
): Promise<ServicePost> {
  const post = await ctx.store.get(servicePosts, id)
  if (post?.communityId !== communityId)
    throw new AppError('NOT_FOUND', '没有找到这个岗位，请返回重新选择。')
  if (post.closed) throw new AppError('CONFLICT', '这个岗位不再收人了，请看看别的岗位。')
  if (post.left < 1) throw new AppError('CONFLICT', '这个岗位刚刚满了，请看看别的岗位。')
  ctx.store.put(servicePosts, { ...post, left: post.left - 1 })
  return post
}

/** 退掉、转走、暂停：位置还回去，别人可以认。 */
export async function givePlaceBack(ctx: Context, id: string): Promise<void> {
  const post = await ctx.store.get(servicePosts, id)
  if (post) ctx.store.put(servicePosts, { ...post, left: Math.min(post.places, post.left + 1) })
}
