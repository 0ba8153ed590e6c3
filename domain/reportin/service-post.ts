import { collection } from '@domain/kernel/collection'

/** 社区的服务岗位：要做什么、什么时候来、要几个人。 */
export interface ServicePost {
  readonly _id: string
  readonly rev: number
  readonly communityId: string
  readonly title: string
  readonly text: string
  /** 一共要几人，还差几人。认岗、退岗时一起改，所以最后一个位置只给一个人。 */
  readonly places: number
  readonly left: number
  /** 不再收人；已经认的照旧。 */
  readonly closed: boolean
  readonly order: string
}

export const servicePosts = collection<ServicePost>('servicePosts', [
  'communityId',
  'closed',
  '-order',
])

/** 一个岗位最多几人，一个社区最多同时开几个岗位：一页看得完。 */
export const PLACES_LIMIT = 50
export const POSTS_LIMIT = 30
