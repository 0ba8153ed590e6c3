import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { yearOf } from '@domain/kernel/date'

/** 两种服务：签到签退的一场，圆了的一个心愿。 */
export const serviceKinds = { checkIn: '志愿服务', wish: '圆梦微心愿' } as const
export type ServiceKind = keyof typeof serviceKinds

/** 一个人做完的一次服务。编号取自起因（哪一次签到、哪一个心愿，谁），来几次都是同一份。 */
export interface Service {
  readonly _id: string
  readonly rev: number
  readonly kind: ServiceKind
  readonly accountId: string
  /** 在哪个社区做的；积分由它发。 */
  readonly communityId: string
  /** 做的是什么：哪一场、哪一个心愿，给本人看的几个字。 */
  readonly title: string
  /** 圆的是哪一种心愿；签到的为空。 */
  readonly wishKind: string | null
  /** 签到的时刻，或心愿圆了的时刻；算在这一刻的那一年（东八区）。 */
  readonly at: string
  /** 签到的才有，圆梦的是 0。 */
  readonly minutes: number
  /** 是补记的；不算积分。 */
  readonly backfilled: boolean
  /** 报到、积分跟上了没有；定时任务按它找，每一次只跟一回。 */
  readonly followed: boolean
}

export const services = collection<Service>(
  'services',
  ['followed', 'at'],
  ['accountId', '-at'],
  // 一个月的全部服务，照新的积分规则试算用。
  ['at'],
)

/** 一个人一年服务了多少：几次，几分钟，圆了几个梦。编号取自（谁，哪一年）。不排名。 */
export interface ServiceYear {
  readonly _id: string
  readonly rev: number
  readonly accountId: string
  /** YYYY，东八区。 */
  readonly year: string
  readonly times: number
  readonly minutes: number
  readonly wishes: number
}

export const serviceYears = collection<ServiceYear>('serviceYears', ['accountId'])

export const serviceYearId = (accountId: string, year: string) => `${accountId}~${year}`

/** 加上一次以后的样子；没有过的从零加起。 */
export function addService(
  before: ServiceYear | null,
  { accountId, at, kind, minutes }: Pick<Service, 'accountId' | 'at' | 'kind' | 'minutes'>,
): ServiceYear {
  const year = yearOf(at)
  const zero = { times: 0, minutes: 0, wishes: 0 }
  const so = before ?? { _id: serviceYearId(accountId, year), rev: 1, accountId, year, ...zero }
  return kind === 'wish'
    ? { ...so, wishes: so.wishes + 1 }
    : { ...so, times: so.times + 1, minutes: so.minutes + minutes }
}

/** 起因：哪一次签到、哪一个心愿。 */
type Done = Omit<Service, '_id' | 'rev' | 'followed'> & { readonly cause: string }

/**
 * 一个人做完了一次服务：签退了、补记核对过了、心愿圆了。与那件事写在同一个工作单元里，
 * 一年的数当场就加；报到、积分由定时任务跟上。
 */
export async function noteService(ctx: Context, { cause, ...done }: Done): Promise<void> {
  const _id = ctx.vault.digest('service', done.kind, cause, done.accountId)
  // 记过的再记，编号撞上，整件事从头再来，那时就看得到已经办过。
  ctx.store.create(services, { ...done, _id, rev: 1, followed: false })
  const before = await ctx.store.get(serviceYears, serviceYearId(done.accountId, yearOf(done.at)))
  const after = addService(before, done)
  if (before) ctx.store.put(serviceYears, after)
  else ctx.store.create(serviceYears, after)
}
