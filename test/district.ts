import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ErrorCode } from '@domain/kernel/errors'
import type { WishDetail } from '@domain/wish/present'
import { openDemo } from '../config/run/demo'
import type { Cloud, CloudOptions } from '../localcloud/types'
import { type CastName, cast } from './seed/cast'
import { home } from './seed/places'

/** 测试里的“现在”：2026 年 11 月 23 日星期一上午 10 点，上班时间。 */
export const monday = Date.parse('2026-11-23T02:00:00.000Z')
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export type Who = CastName | null

export interface Answer<T = Record<string, unknown>> {
  readonly ok: boolean
  readonly data: T
  readonly code?: ErrorCode
  readonly message?: string
}

export interface District {
  readonly cloud: Cloud
  /** 像小程序那样办一件事；`null` 是游客。请求编号不给就新编。 */
  send<T>(
    who: Who,
    fn: string,
    name: string,
    input?: unknown,
    requestId?: string,
  ): Promise<Answer<T>>
  /** 办一件应当办成的事，没办成就让测试失败。 */
  must<T>(who: Who, fn: string, name: string, input?: unknown): Promise<T>
  find(collection: string, filter?: object): Record<string, unknown>[]
  /** 不经过云函数直接换掉一份文档，模拟组织上的任免、崩溃留下的样子。 */
  replace(collection: string, document: object): Promise<void>
  close(): Promise<void>
}

let serial = 0
export function newRequestId(): string {
  serial += 1
  return `test-request-${String(serial).padStart(8, '0')}`
}

/** 测试里同一个人要许很多次愿，所以先把数量上限放得很宽。 */
export const wideQuotas = {
  openPerResident: 1e6,
  newPerMonth: 1e6,
  claimsPerHelper: 1e6,
  offersPerHelper: 1e6,
  claimsPerUnit: 1e6,
  releasesPerMonth: 1e6,
}

/** 不经过云函数直接换掉一份文档。 */
export async function replaceIn(cloud: Cloud, collection: string, document: object) {
  const { _id, ...data } = document as { _id: string }
  await cloud.database.run('database.modifyDocument', {
    collectionName: collection,
    queryType: 'DOC',
    query: JSON.stringify({ _id }),
    data: JSON.stringify(data),
    ...{ multi: false, merge: false, upsert: true },
  })
}

/**
 * 在临时目录里开一个演示区，用完删掉；结束时确认没有一次查询扫全表。
 * @param quotas 给空对象就照规定的数量上限。
 * @param options `empty` 为真时没有演示区，从开区做起；`startAt` 是从哪一刻开始，离要看的边近，
 *   就不必一天一天拨过去；其余见 CloudOptions。
 */
export async function openDistrict(
  quotas: object = wideQuotas,
  options: { readonly empty?: boolean; readonly startAt?: number } & Pick<
    CloudOptions,
    'instances' | 'queue' | 'databaseDelay'
  > = {},
): Promise<District> {
  const dataDir = mkdtempSync(join(tmpdir(), 'red-neighbourhood-'))
  const cloud = await openDemo({
    ...{ dataDir, port: 0, quiet: true, timers: false, startAt: monday },
    ...options,
  })
  const district: District = {
    cloud,
    async send<T>(who: Who, fn: string, name: string, input: unknown = {}, requestId?: string) {
      const data = { name, input, requestId: requestId ?? newRequestId() }
      return (await cloud.call(who && cast[who], fn, data)) as Answer<T>
    },
    async must<T>(who: Who, fn: string, name: string, input: unknown = {}) {
      const answer = await district.send<T>(who, fn, name, input)
      if (!answer.ok) throw new Error(`${fn}.${name}：${answer.code} ${answer.message}`)
      return answer.data
    },
    find: (collection, filter = {}) => cloud.database.find(collection, { filter, limit: 1000 }),
    replace: (collection, document) => replaceIn(cloud, collection, document),
    async close() {
      const scans = cloud.scans()
      await cloud.close()
      rmSync(dataDir, { recursive: true, force: true })
      expect(scans).toEqual([])
    },
  }
  await district.replace('settings', { _id: 'wish', rev: 1, quotas, workdays: [], holidays: [] })
  return district
}

/** 一张填好的许愿表。 */
export const wishForm = {
  areaId: home.buildingId,
  category: 'goods',
  text: '想要一副老花镜，晚上看报纸看不清',
  pictures: [] as string[],
  name: '李秀英',
  salutation: '阿姨',
  phone: '13900001234',
  room: '2 单元 301' as string | null,
  guardian: null as { name: string; agreed: boolean } | null,
}

type Walk = 'pending' | 'open' | 'claimed' | 'delivered' | 'done' | 'rejected' | 'withdrawn'

/** 走到某个状态要经过的步骤：谁、做什么、说什么。 */
const routes: Record<Walk, readonly (readonly [CastName, string, string?])[]> = {
  pending: [],
  open: [['worker', 'approve']],
  claimed: [
    ['worker', 'approve'],
    ['partyMember', 'claim'],
  ],
  delivered: [
    ['worker', 'approve'],
    ['partyMember', 'claim'],
    ['partyMember', 'deliver', '老花镜送到家里了'],
  ],
  done: [
    ['worker', 'approve'],
    ['partyMember', 'claim'],
    ['partyMember', 'deliver', '老花镜送到家里了'],
    ['resident', 'confirm'],
  ],
  rejected: [['worker', 'reject', '请写清楚要多少度的']],
  withdrawn: [['resident', 'withdraw']],
}

/** 由居民李秀英许一个心愿，走到指定的状态。 */
export async function wishAt(district: District, status: Walk): Promise<WishDetail> {
  let wish = await district.must<WishDetail>('resident', 'wish', 'post', wishForm)
  for (const [who, name, note = null] of routes[status])
    wish = await district.must<WishDetail>(who, 'wish', 'step', { id: wish.id, name, note })
  return wish
}

/** 到点前一秒、停住钟办一件事：机器再慢也还没有到点。 */
export async function justBefore<T>(
  { cloud }: District,
  edge: number,
  work: () => Promise<T>,
): Promise<T> {
  cloud.clock.stop()
  try {
    await cloud.clock.set(edge - 1000)
    return await work()
  } finally {
    cloud.clock.go()
  }
}

/** 停住钟、拨到某一刻，并且正好来一次定时任务：查的是期限的边，不是任务多久跑一次、机器多快。 */
export async function alarmAt({ cloud }: District, ms: number): Promise<void> {
  cloud.clock.stop()
  await cloud.clock.set(ms)
  await cloud.timers.run('alarm')
}
