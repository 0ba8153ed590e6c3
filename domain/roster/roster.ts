import { collection } from '@domain/kernel/collection'
import type { Vault } from '@domain/kernel/context'

/** 单位名册上的一个人：联络员导入，本人凭手机号和单位代码认领。 */
export interface RosterRow {
  readonly _id: string
  readonly rev: number
  readonly unitId: string
  /** 密封的 {name}、{phone}。 */
  readonly name: string
  readonly phone: string
  readonly phoneDigest: string
  /** 谁认领的；还没有人认领为空。 */
  readonly accountId: string | null
  readonly claimedAt: string | null
  /** 移出名册的时刻；在册为空。 */
  readonly leftAt: string | null
}

export const rosterRows = collection<RosterRow>(
  'rosterRows',
  ['unitId', '_id'],
  ['unitId', 'leftAt', '-_id'],
  ['phoneDigest', 'leftAt'],
  ['accountId'],
)

/** 名册上的编号取自（单位，手机号）：同一个人导入几次都是同一行。 */
export const rosterId = (vault: Vault, unitId: string, phoneDigest: string) =>
  vault.digest('roster', unitId, phoneDigest)

/** 一个单位的名册最多几人：一次导入装得下。 */
export const ROSTER_LIMIT = 5000

/** 一个人最多在几个单位的名册上。 */
export const ROSTERS_LIMIT = 10

/**
 * 单位代码：联络员告诉本单位的党员，六位数字。它只用来认出是哪个单位，
 * 真正管用的是名册上的手机号，所以不入库、不怕猜。
 */
export function unitCodeOf(vault: Vault, unitId: string): string {
  const letters = vault.digest('unit-code', unitId)
  const value = [...letters].reduce((sum, one) => (sum * 67 + (one.codePointAt(0) ?? 0)) % 1e6, 7)
  return String(value).padStart(6, '0')
}
