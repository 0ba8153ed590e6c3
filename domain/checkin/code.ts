import type { Vault } from '@domain/kernel/context'
import { digitsFrom } from '@domain/kernel/digits'

/** 一个码管多久，秒。 */
export const CODE_SECONDS = 30
/** 输进去的码几位。 */
export const DIGITS = 6
/** 前后各多认几个：手机慢一点、网慢一点，也签得上。 */
const NEIGHBOURS = 1

/** 一个码：从哪一刻起轮到它，给人念的数字，放进二维码的一串。 */
export interface CheckInCode {
  readonly from: string
  readonly digits: string
  readonly token: string
}

const SPAN = CODE_SECONDS * 1000

/** 这一刻是第几个码。 */
export const turnAt = (iso: string) => Math.floor(Date.parse(iso) / SPAN)

/** 六位数：由保险柜的钥匙算出来，没有钥匙算不出，也就不用存。 */
function digitsOf(vault: Vault, occasionId: string, turn: number): string {
  return digitsFrom(vault.digest('checkInDigits', occasionId, String(turn)), DIGITS)
}

const signOf = (vault: Vault, occasionId: string, turn: number) =>
  vault.digest('checkInToken', occasionId, String(turn))

/** 第 `turn` 个码。 */
export function codeAt(vault: Vault, occasionId: string, turn: number): CheckInCode {
  return {
    from: new Date(turn * SPAN).toISOString(),
    digits: digitsOf(vault, occasionId, turn),
    token: `${occasionId}~${signOf(vault, occasionId, turn)}`,
  }
}

/** 是不是现在（或紧挨着的前后一个）的码；数字和二维码里的都认。 */
export function isCurrent(vault: Vault, occasionId: string, code: string, now: string): boolean {
  const made = code.length === DIGITS ? digitsOf : signOf
  for (let step = -NEIGHBOURS; step <= NEIGHBOURS; step += 1)
    if (made(vault, occasionId, turnAt(now) + step) === code) return true
  return false
}
