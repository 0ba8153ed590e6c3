import { collection } from '@domain/kernel/collection'
import type { Context, Vault } from '@domain/kernel/context'
import { addHours } from '@domain/kernel/date'
import { digitsFrom } from '@domain/kernel/digits'
import type { Wish, WishStatus } from './wish'

/** 四位码连着错几次就锁住，锁多久（小时）。一万个数里猜五次，猜不中。 */
export const WRONG_LIMIT = 5
export const LOCK_HOURS = 24

/**
 * 代许的心愿各有一张纸条：编号就是二维码里的令牌。
 * 四位码不入库，由保险柜的钥匙算出来；这里只记错过几次。
 */
export interface Slip {
  readonly _id: string
  readonly rev: number
  readonly wishId: string
  readonly wrong: number
  /** 锁到什么时候；没有锁为空。 */
  readonly lockedUntil: string | null
}

export const slips = collection<Slip>('slips')

/** 纸条二维码里的令牌，22 个字符，猜不到。 */
export function slipToken(vault: Vault, wishId: string): string {
  return vault.digest('slip', wishId)
}

/** 给许愿人的四位码：同一个心愿总是同一个，没有钥匙算不出来。 */
export function slipCode(vault: Vault, wishId: string): string {
  return digitsFrom(vault.digest('slipCode', wishId), 4)
}

/** 许下代许的心愿时，一起写下的纸条。 */
export function newSlip(vault: Vault, wishId: string): Slip {
  return { _id: slipToken(vault, wishId), rev: 1, wishId, wrong: 0, lockedUntil: null }
}

/** 试一次四位码的结果；错了也要存下来，所以不抛错。 */
export type Trial = { readonly right: true } | { readonly right: false; readonly why: string }

const LOCKED = '四位码错得太多，先停一天。着急请打电话给社区。'

/** 核对四位码，记下错的次数。锁住的时候对错都不看。 */
export function tryCode(ctx: Context, slip: Slip, code: string): Trial {
  if (slip.lockedUntil !== null && ctx.now < slip.lockedUntil) return { right: false, why: LOCKED }
  if (code === slipCode(ctx.vault, slip.wishId)) {
    if (slip.wrong > 0) ctx.store.put(slips, { ...slip, wrong: 0, lockedUntil: null })
    return { right: true }
  }
  const wrong = slip.lockedUntil === null ? slip.wrong + 1 : 1
  const lockedUntil = wrong >= WRONG_LIMIT ? addHours(ctx.now, LOCK_HOURS) : null
  ctx.store.put(slips, { ...slip, wrong, lockedUntil })
  const left = WRONG_LIMIT - wrong
  const why = left > 0 ? `四位码不对，请照着纸条再输一次，还可以试 ${left} 次。` : LOCKED
  return { right: false, why }
}

/** 有话要告诉许愿人的状态：请他改、请他回话、记了未获确认、圆了梦。 */
const answered: readonly WishStatus[] = ['rejected', 'delivered', 'unconfirmed', 'done']

/** 许愿人没有手机，有了回音，纸条还没送到。 */
export function wantsPaper({ askedBy, status, enteredAt, wish }: Wish): boolean {
  if (askedBy !== null || !answered.includes(status)) return false
  return wish.handedAt === null || wish.handedAt < enteredAt
}
