import type { Context } from './context'
import { AppError } from './errors'

/** 办这件事的人的账号；门（door）已经保证他在。 */
export function me(ctx: Context): string {
  if (ctx.actor.accountId === null)
    throw new AppError('SIGN_IN', '请先以微信身份进入，再来办这件事。')
  return ctx.actor.accountId
}

/** 用户写的、会给别人看的话：内容检查没通过或没回应，都不放行（宁可不发）。 */
export async function checkedText(ctx: Context, text: string): Promise<string> {
  const verdict = await ctx.platform.checkText(text)
  if (verdict === 'risky')
    throw new AppError('CONTENT', '这段话里有不能发布的内容，请换个说法再发。')
  if (verdict === 'unavailable')
    throw new AppError('UNAVAILABLE', '内容检查暂时没有回应，您写的话还在，请过几分钟再发一次。')
  return text
}
