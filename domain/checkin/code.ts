import type { Vault } from '@domain/kernel/context'
import { digitsFrom } from '@domain/kernel/digits'
import { isCurrentTurn, signAt, startOfTurn, type Turn } from '@domain/kernel/rotating'

/** 输进去的码几位。 */
export const DIGITS = 6

/** 一个码：从哪一刻起轮到它，给人念的数字，放进二维码的一串。 */
export interface CheckInCode extends Turn {
  readonly digits: string
  readonly token: string
}

const PURPOSE = 'checkIn'

/** 六位数：由保险柜的钥匙算出来，没有钥匙算不出，也就不用存。 */
function digitsOf(vault: Vault, occasionId: string, turn: number): string {
  return digitsFrom(vault.digest('checkInDigits', occasionId, String(turn)), DIGITS)
}

/** 第 `turn` 个码。 */
export function codeAt(vault: Vault, occasionId: string, turn: number): CheckInCode {
  return {
    from: startOfTurn(turn),
    digits: digitsOf(vault, occasionId, turn),
    token: `${occasionId}~${signAt(vault, PURPOSE, occasionId, turn)}`,
  }
}

/** 是不是现在（或紧挨着的前后一个）的码；数字和二维码里的都认。 */
export function isCurrent(vault: Vault, occasionId: string, code: string, now: string): boolean {
  return isCurrentTurn(code, now, (turn) =>
    code.length === DIGITS
      ? digitsOf(vault, occasionId, turn)
      : signAt(vault, PURPOSE, occasionId, turn),
  )
}
