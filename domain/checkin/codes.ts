import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { turnsFrom } from '@domain/kernel/rotating'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type Headcount, headcountOf } from './attendance'
import { type CheckInCode, codeAt } from './code'
import { occasionRunBy } from './occasion'
import { type OccasionView, presentOccasion } from './present'
import { closedWords } from './signing'

/** 一次给几个码：十个够用五分钟，网断一小会儿也接得上。 */
export const CODES_AT_ONCE = 10

export interface CodesView {
  readonly occasion: OccasionView
  /** 从现在这一个起，先后排好；到这一场结束为止。 */
  readonly codes: readonly CheckInCode[]
  readonly headcount: Headcount
}

/** 接下来几分钟的码，连同来了几个人。只给本社区的工作人员，只在这一场进行的时候。 */
export const codes = query({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<CodesView> {
    const occasion = await occasionRunBy(ctx, id)
    const closed = closedWords(occasion, ctx.now)
    if (closed !== null) throw new AppError('CONFLICT', closed)
    return {
      occasion: presentOccasion(occasion, ctx.now),
      codes: turnsFrom(ctx.now, CODES_AT_ONCE)
        .map((turn) => codeAt(ctx.vault, id, turn))
        .filter(({ from }) => from < occasion.to),
      headcount: await headcountOf(ctx, id),
    }
  },
})
