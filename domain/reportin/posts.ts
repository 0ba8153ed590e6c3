import { withinOf } from '@domain/area/area'
import { areasOf, communityStaff, holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { allowedSteps } from '@domain/kernel/flow'
import { checkedText, me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import { alreadyDone, orderOf } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { liveIn, reportOf, reportsOf, visibleReport } from './find'
import { ServicePostForm } from './form'
import { takePlace } from './places'
import type { ReportView } from './present'
import type { ReportIn } from './reportin'
import { POSTS_LIMIT, type ServicePost, servicePosts } from './service-post'
import { move } from './step'
import { reportSteps } from './steps'

export interface ServicePostView {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly places: number
  readonly left: number
  readonly closed: boolean
}

const present = ({ _id: id, title, text, places, left, closed }: ServicePost): ServicePostView => ({
  ...{ id, title, text, places, left, closed },
})

function assertStaff(ctx: Context, communityId: string): void {
  if (!holds(ctx.actor, communityStaff, withinOf(communityId)))
    throw new AppError('FORBIDDEN', '服务岗位由本社区的工作人员来设，请和社区说。')
}

const openIn = (ctx: Context, communityId: string) =>
  ctx.store.list(servicePosts, {
    where: { communityId, closed: false },
    orderBy: '-order',
    limit: POSTS_LIMIT,
  })

/** 他那个社区的岗位：社区工作人员看自己的，报到的人看报到的社区的。 */
export interface ServicePostPage {
  readonly communityId: string | null
  readonly mayEdit: boolean
  /** 他认着的那一个，不再收人了也在。 */
  readonly taken: ReportIn['servicePost']
  /** 他的报到；认岗时要它。还没有确认的、暂停的、别人的，都为空。 */
  readonly reportId: string | null
  readonly posts: readonly ServicePostView[]
}

const mayTake = (one: ReportIn, { actor, now }: Context) =>
  allowedSteps(reportSteps, one, actor, now).includes('takePost')

export const postsHere = query({
  door: 'consented',
  input: v.strictObject({ id: v.optional(Id) }),
  async run({ id }, ctx): Promise<ServicePostPage> {
    const [own] = areasOf(ctx.actor, communityStaff)
    const report = id ? await visibleReport(ctx, id) : liveIn(await reportsOf(ctx, me(ctx)), 'home')
    const communityId = id || !own ? (report?.communityId ?? null) : own
    const posts = communityId ? await openIn(ctx, communityId) : []
    const taking = report?.communityId === communityId && report && mayTake(report, ctx)
    return {
      communityId,
      mayEdit: communityId !== null && holds(ctx.actor, communityStaff, withinOf(communityId)),
      taken: taking ? report.servicePost : null,
      reportId: taking ? report._id : null,
      posts: posts.map(present),
    }
  },
})

/** 设一个岗位。编号取自（社区、请求编号）：同一次提交发几遍都是同一个。 */
export const addPost = command({
  door: 'consented',
  input: v.strictObject({ communityId: Id, ...ServicePostForm.entries }),
  async run({ communityId, title, text, places }, ctx): Promise<ServicePostView> {
    assertStaff(ctx, communityId)
    const _id = ctx.vault.digest('servicePost', communityId, ctx.requestId)
    const existing = await ctx.store.get(servicePosts, _id)
    if (existing) return present(existing)
    if ((await openIn(ctx, communityId)).length >= POSTS_LIMIT)
      throw new AppError('LIMIT', `一个社区最多同时设 ${POSTS_LIMIT} 个岗位，请先停掉不用的。`)
    await checkedText(ctx, `${title} ${text}`)
    const post: ServicePost = {
      ...{ _id, rev: 1, communityId, title, text, places, left: places, closed: false },
      order: orderOf(ctx.now, _id),
    }
    ctx.store.create(servicePosts, post)
    return present(post)
  },
})

/** 不再收人；认了的照旧。再停一次什么也不变。 */
export const closePost = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<ServicePostView> {
    const post = await ctx.store.get(servicePosts, id)
    if (!post) throw new AppError('NOT_FOUND', '没有找到这个岗位，请返回重新打开。')
    assertStaff(ctx, post.communityId)
    if (!post.closed) ctx.store.put(servicePosts, { ...post, closed: true })
    return present({ ...post, closed: true })
  },
})

/** 认岗：位置与报到一起写，最后一个位置只给一个人。认着别的，就换过来。 */
export const takePost = command({
  door: 'consented',
  input: v.strictObject({ id: Id, postId: Id }),
  async run({ id, postId }, ctx): Promise<ReportView> {
    const one = await visibleReport(ctx, id)
    if (alreadyDone(one, ctx.requestId, ctx.bodyDigest, '双报到')) return reportOf(ctx, one)
    if (one.servicePost?.id === postId) return reportOf(ctx, one)
    const { _id, title } = await takePlace(ctx, postId, one.communityId)
    const change = { servicePost: { id: _id, title } }
    return reportOf(ctx, await move(ctx, one, 'takePost', null, change))
  },
})
