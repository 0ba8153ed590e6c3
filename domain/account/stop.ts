import { type Appointment, inForce, type Stop } from '@domain/kernel/actor'
import type { Vault } from '@domain/kernel/context'
import { exactTime } from '@domain/kernel/date'
import type { Account, Suspension } from './account'

/** 停用着：含开始的时刻，不含结束的时刻；没有期限的一直到区里恢复。 */
export function suspensionOf(account: Account, now: string): Suspension | null {
  const { suspension } = account
  if (!suspension) return null
  return suspension.until === null || now < suspension.until ? suspension : null
}

/** 此刻算数的任职：停用着的一段也不算。 */
export function heldNow(account: Account, now: string): readonly Appointment[] {
  if (suspensionOf(account, now)) return []
  return account.appointments.filter((a) => inForce(a, now))
}

/** 停用的缘由。 */
export const reasonOf = (vault: Vault, { reason }: Suspension) =>
  vault.open<{ words: string }>(reason).words

/** 停用的人办别的事时听到的：从什么时候起、为什么、到什么时候、在哪里申诉。 */
function suspendedWords(vault: Vault, one: Suspension): string {
  const until = one.until ? `到${exactTime(one.until)}为止` : '到区里恢复为止'
  const why = reasonOf(vault, one)
  return `您的账号从${exactTime(one.since)}起停用，${until}，原因是：${why}。要申诉，请在“我的 → 投诉建议”里写，街道和区里会答复。`
}

const MOVING = '您的账号正在合并或注销，请等它做完再来，一般不到一分钟。'

/** 他此刻为什么不能办事；能办事为空。 */
export function stopOf(vault: Vault, account: Account, now: string): Stop | null {
  if (account.moving) return { why: 'moving', message: MOVING }
  const one = suspensionOf(account, now)
  return one && { why: 'suspended', message: suspendedWords(vault, one) }
}
