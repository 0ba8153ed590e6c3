import { accounts } from '@domain/account/account'
import type { Context } from '@domain/kernel/context'
import { me } from '@domain/kernel/guard'
import { isCurrentTurn, signAt } from '@domain/kernel/rotating'
import { CARD_PREFIX } from '@domain/pointcard/present'
import { cardByNo, cardTokenDigest, pointCards } from '@domain/points/card'
import { type PointCode, pointCodes } from '@domain/points/point-code'
import {
  CODE_DIGITS,
  codeDigestOf,
  pickupToken,
  type Redemption,
  redemptions,
} from '@domain/shop/redemption'
import * as v from 'valibot'

/** 积分码二维码的开头；后面是账号和签过名的一串。 */
export const POINT_PREFIX = 'me~'
/** 手机上临时的积分码：9 开头的八位，和卡号分得开。 */
export const POINT_DIGITS = /^9\d{7}$/
const CARD_DIGITS = /^[1-8]\d{7}$/
/** 签名的用处，和别的码分得开。 */
export const POINT_PURPOSE = 'pointCode'

/** 扫到的一段字，或输进去的几位数字。 */
export const Code = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, '请扫码，或输入数字。'),
  v.maxLength(400, '这个码太长了，不是领取码，也不是积分码。'),
)

/** 是手输的数字：猜的要慢下来，扫的不用。 */
export const isTyped = (code: string) => /^\d{1,12}$/.test(code)

const PART = '([A-Za-z0-9_-]{22})'
const scanned = {
  point: new RegExp(`${POINT_PREFIX}${PART}(?:~|%7E)${PART}(?![A-Za-z0-9_-])`),
  card: new RegExp(`${CARD_PREFIX}${PART}(?![A-Za-z0-9_-])`),
  pickup: new RegExp(`${PART}(?:~|%7E)${PART}(?![A-Za-z0-9_-])`),
}
const partsOf = (pattern: RegExp, code: string) => pattern.exec(code)?.slice(1) ?? null

/** 此刻在这家柜台能领的：在等着领，没有过期，不是自己的。 */
export function isOpen(ctx: Context, shopId: string, one: Redemption | null): one is Redemption {
  return (
    one?.shopId === shopId &&
    one.status === 'ordered' &&
    ctx.now < one.closesAt &&
    one.accountId !== me(ctx)
  )
}

/** 同一个码最多看几张单；重码难得一见。 */
const SAME_CODE = 10

/** 这个码是不是这一张单的。 */
export function isCodeOf(ctx: Context, { _id, shopId, codeDigest }: Redemption, code: string) {
  if (isTyped(code)) return codeDigestOf(ctx.vault, shopId, code) === codeDigest
  return partsOf(scanned.pickup, code)?.join('~') === pickupToken(ctx.vault, _id)
}

/** 照领取码找，重码的都给出；什么也不对得上是空的。 */
export async function ordersBy(ctx: Context, shopId: string, code: string): Promise<Redemption[]> {
  if (code.length === CODE_DIGITS && isTyped(code)) {
    const where = { shopId, codeDigest: codeDigestOf(ctx.vault, shopId, code) }
    const found = await ctx.store.list(redemptions, { where, limit: SAME_CODE })
    return found.filter((one) => isOpen(ctx, shopId, one))
  }
  const [id] = (isPerson(code) ? null : partsOf(scanned.pickup, code)) ?? []
  const one = id ? await ctx.store.get(redemptions, id) : null
  return isOpen(ctx, shopId, one) && isCodeOf(ctx, one, code) ? [one] : []
}

/** 像不像积分码、积分卡：前者在前面写明了，免得当成领取码。 */
export const isPerson = (code: string) =>
  POINT_DIGITS.test(code) ||
  CARD_DIGITS.test(code) ||
  scanned.point.test(code) ||
  scanned.card.test(code)

/** 积分码是谁的（账号）；过期、伪造、自己的都为空。 */
export async function accountBy(ctx: Context, code: string): Promise<string | null> {
  const id = POINT_DIGITS.test(code) ? await byDigits(ctx, code) : bySign(ctx, code)
  if (!id || id === me(ctx)) return null
  const account = await ctx.store.get(accounts, id)
  return account && !account.mergedInto && !account.moving ? id : null
}

function bySign(ctx: Context, code: string): string | null {
  const [id, sign] = partsOf(scanned.point, code) ?? []
  if (!id || !sign) return null
  const made = (turn: number) => signAt(ctx.vault, POINT_PURPOSE, id, turn)
  return isCurrentTurn(sign, ctx.now, made) ? id : null
}

export const pointDigest = (ctx: Context, digits: string) => ctx.vault.digest('pointDigits', digits)

/** 此刻还管用、用着这个码的；正常只有一个。 */
export async function holdersOfCode(ctx: Context, digits: string): Promise<PointCode[]> {
  const where = { code: pointDigest(ctx, digits) }
  const found = await ctx.store.list(pointCodes, { where, limit: 2 })
  return found.filter(({ until }) => ctx.now < until)
}

async function byDigits(ctx: Context, digits: string): Promise<string | null> {
  const [only, more] = await holdersOfCode(ctx, digits)
  return only && !more ? only._id : null
}

/** 积分卡是哪一张（编号）；换下来的、挂失的、并走的都为空。 */
export async function cardBy(ctx: Context, code: string): Promise<string | null> {
  const card = CARD_DIGITS.test(code)
    ? await cardByNo(ctx, code)
    : await cardByToken(ctx, partsOf(scanned.card, code)?.[0])
  return card?.status === 'active' ? card._id : null
}

async function cardByToken(ctx: Context, token: string | undefined) {
  if (!token) return null
  const where = { tokenDigest: cardTokenDigest(ctx.vault, token) }
  const [card] = await ctx.store.list(pointCards, { where, limit: 1 })
  return card ?? null
}
