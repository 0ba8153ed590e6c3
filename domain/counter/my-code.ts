import { appointedNames } from '@domain/checkin/people'
import { surnameOf } from '@domain/kernel/called'
import type { Context } from '@domain/kernel/context'
import { addMinutes } from '@domain/kernel/date'
import { digitsFrom } from '@domain/kernel/digits'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { signAt, startOfTurn, type Turn, turnAt, turnsFrom } from '@domain/kernel/rotating'
import { command } from '@domain/kernel/useCase'
import { usableOf } from '@domain/points/lots'
import { pointCodes } from '@domain/points/point-code'
import { wallets } from '@domain/points/wallet'
import * as v from 'valibot'
import { holdersOfCode, POINT_PREFIX, POINT_PURPOSE, pointDigest } from './codes'

/** 一次给几个二维码，够用五分钟；八位数字管同样久。 */
export const CODES_AT_ONCE = 10
/** 八位数字碰巧和别人正用着的一样，最多换几个。 */
const TURNS = 5

/** 二维码里的一串，每 30 秒换一个。 */
export interface PointTurn extends Turn {
  readonly token: string
}

export interface PointCodeView {
  readonly codes: readonly PointTurn[]
  /** 给人念的八位数字，管到 `until`。 */
  readonly digits: string
  readonly until: string
  /** 姓；说不出的为空。 */
  readonly surname: string | null
  readonly balance: number
  readonly frozen: boolean
}

async function freeDigits(ctx: Context): Promise<string> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const rest = digitsFrom(ctx.vault.digest('pointCode', me(ctx), ctx.requestId, String(turn)), 7)
    const digits = `9${rest}`
    const holders = await holdersOfCode(ctx, digits)
    if (holders.every(({ _id }) => _id === me(ctx))) return digits
  }
  throw new AppError('CONFLICT', '没有取到码，请再试一次。')
}

/** 我的积分码：打开一次给一批。先前的八位数字从此不管用。 */
export const myCode = command({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<PointCodeView> {
    const id = me(ctx)
    const [before, digits, wallet, people] = await Promise.all([
      ctx.store.get(pointCodes, id),
      freeDigits(ctx),
      ctx.store.get(wallets, id),
      appointedNames(ctx, [id]),
    ])
    const until = addMinutes(startOfTurn(turnAt(ctx.now)), CODES_AT_ONCE / 2)
    const after = { _id: id, rev: before?.rev ?? 1, code: pointDigest(ctx, digits), until }
    if (before) ctx.store.put(pointCodes, after)
    else ctx.store.create(pointCodes, after)
    const person = people.get(id)
    return {
      codes: turnsFrom(ctx.now, CODES_AT_ONCE).map((turn) => ({
        from: startOfTurn(turn),
        token: `${POINT_PREFIX}${id}~${signAt(ctx.vault, POINT_PURPOSE, id, turn)}`,
      })),
      ...{ digits, until, surname: person ? surnameOf(person.name) : null },
      balance: wallet ? usableOf(wallet.lots, ctx.now) : 0,
      frozen: Boolean(wallet?.frozen),
    }
  },
})
