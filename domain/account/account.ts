import type { Appointment } from '@domain/kernel/actor'
import { collection } from '@domain/kernel/collection'
import type { Vault } from '@domain/kernel/context'
import { digitsFrom } from '@domain/kernel/digits'

/** 隐私保护指引的版本；改了内容就加一版，人人需要重新同意。 */
export const PRIVACY_VERSION = '2026-11'

/** 停用：从何时到何时（不含；空是到区里恢复为止），和密封的 {words} 缘由。是谁停的，在经过里。 */
export interface Suspension {
  readonly since: string
  readonly until: string | null
  readonly reason: string
}

/** 一个人一个账号，由微信身份认出。任职另有文档，这里存一份副本，认人只需读一次。 */
export interface Account {
  readonly _id: string
  readonly rev: number
  readonly openid: string
  readonly consent: { readonly version: string; readonly at: string }
  /** 密封的 {phone}；没有授权手机号时为空。 */
  readonly phone: string | null
  /** 手机号带密钥的摘要，供查重。 */
  readonly phoneDigest: string | null
  /** 所在网格：第一次许愿或扫码时记下。 */
  readonly homeId: string | null
  /** 那个网格的名字，首页和“我的”直接用，不必再查。 */
  readonly homeName: string | null
  readonly appointments: readonly Appointment[]
  /** 消息看到了哪里（`order`）；之后的都算没看。 */
  readonly inboxSeen: string
  /** 30 天内把认领放回大厅（自己放的、超时被放的、被收回的）的时刻，最近的几次。 */
  readonly releases: readonly string[]
  /** 最近一次许愿或认领的时刻。每次都写它，同一个人同时来两次就会撞上，数量才数得准。 */
  readonly busyAt: string | null
  readonly createdAt: string
  /** 账号码，见 `accountCode`。 */
  readonly code: string
  /** 并到了哪个账号：用这个微信进来，就是那个账号。没有并过就没有。 */
  readonly mergedInto?: string | null
  /** 停用；没有停过、已经恢复为空。 */
  readonly suspension?: Suspension | null
  /** 正在合并或注销，是哪一件（`accountJobs` 的编号）；平常为空。 */
  readonly moving?: string | null
}

export const accounts = collection<Account>('accounts', ['phoneDigest'], ['code'], ['mergedInto'])

/** 账号码：本人看得到，读给区里听就找得到他；九位数字，由账号的编号算出来，不会变。 */
export function accountCode(vault: Vault, id: string): string {
  return digitsFrom(vault.digest('accountCode', id), 9)
}

/** 任职上做过的一件事：谁、什么时候做的；带请求编号与内容摘要，重发认得出。 */
export interface Change {
  readonly step: 'appoint' | 'extend' | 'dismiss' | 'replaced' | 'leave'
  readonly by: string
  readonly at: string
  readonly requestId: string
  readonly digest: string
}

/** 任职文档：谁、什么角色、哪片区域、哪个单位。区里导入的先按手机号写下，本人登记手机号时才有账号。 */
export interface AppointmentRecord extends Appointment {
  readonly _id: string
  readonly rev: number
  /** 本人还没有来，为空。 */
  readonly accountId: string | null
  /** 手机号带密钥的摘要，等本人登记时对上；不是导入的为空。 */
  readonly phoneDigest: string | null
  /** 换号以前的摘要：区里的表还写着旧号码的，照样对得上他。没有换过就没有。 */
  readonly formerDigests?: readonly string[]
  /** 密封的 {name}：联络员照姓名选人，社区照姓名认申请的人。 */
  readonly name: string
  /** 密封的 {phone}；导入的才有。 */
  readonly phone?: string
  /** 任免的经过，最近的几次；导入的没有。 */
  readonly trail?: readonly Change[]
  /** 请假走到哪了，只写在他的一段任职上：还没开始、已经开始。 */
  readonly leaveState?: 'coming' | 'begun'
  /** 已经为哪个结束时刻提醒过；续任以后不同了，就再提醒。 */
  readonly remindedFor?: string
  /** 下一次要系统来看的时刻：请假的起止、任期快到。没有为空。 */
  readonly wakeAt?: string | null
}

export const appointments = collection<AppointmentRecord>(
  'appointments',
  ['areaId', 'role'],
  ['accountId'],
  ['phoneDigest'],
  ['formerDigests'],
  ['unit.id', 'role'],
  ['role', '_id'],
  ['wakeAt'],
  ['trail.by'],
)

/** 查看个人信息的记录：谁、何时、看了哪张工单的联系方式，或哪段任职的手机号。 */
export interface Look {
  readonly _id: string
  readonly by: string
  readonly ticketId: string
  readonly at: string
}

export const looks = collection<Look>('looks', ['ticketId', '-at'], ['by', '-at'])
