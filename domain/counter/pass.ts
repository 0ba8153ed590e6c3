import type { Context } from '@domain/kernel/context'
import { addMinutes } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import * as v from 'valibot'

/** 认过人以后，多久以内要选好东西，分钟。 */
export const PASS_MINUTES = 10

/** 刚认过的人：积分码半分钟一换，选东西要几分钟，所以认过一次就给一张凭据，只在这位核销员手里管用。 */
interface Pass {
  /** 保险柜里还密封着别的东西，写明这是什么，就不会混用。 */
  readonly what: 'counterPass'
  readonly accountId: string
  readonly clerkId: string
  readonly until: string
}

export const PassText = v.pipe(v.string(), v.minLength(1), v.maxLength(2000))

export function sealPass(ctx: Context, accountId: string): string {
  const until = addMinutes(ctx.now, PASS_MINUTES)
  return ctx.vault.seal({ what: 'counterPass', accountId, clerkId: me(ctx), until } satisfies Pass)
}

function opened(ctx: Context, sealed: string): Pass | null {
  try {
    return ctx.vault.open<Pass>(sealed)
  } catch {
    return null
  }
}

/** 凭据里是谁（账号或卡）；过了时候、不是自己认的抛 CONFLICT。 */
export function whoIn(ctx: Context, sealed: string): string {
  const pass = opened(ctx, sealed)
  const his = pass?.what === 'counterPass' && pass.clerkId === me(ctx)
  if (!his || ctx.now >= pass.until)
    throw new AppError('CONFLICT', '认过人已经有一阵了，请再扫一次他的积分码或卡。')
  return pass.accountId
}
