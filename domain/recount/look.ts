import { areasOf } from '@domain/kernel/actor'
import { AppError } from '@domain/kernel/errors'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type Recount, recountReaders, recounts } from './recount'

/** 一夜的核对，给区里和审计看的样子。 */
export type RecountView = Pick<
  Recount,
  | 'state'
  | 'startedAt'
  | 'doneAt'
  | 'wallets'
  | 'entries'
  | 'points'
  | 'skipped'
  | 'moved'
  | 'shelves'
  | 'differences'
  | 'found'
>

function present(one: Recount): RecountView {
  const { state, startedAt, doneAt, wallets, entries, points } = one
  const { skipped, moved, shelves, differences, found } = one
  return {
    ...{ state, startedAt, doneAt, wallets, entries, points },
    ...{ skipped, moved, shelves, differences, found },
  }
}

/** 最近的一夜；还没有核对过为空。 */
export interface LastNight {
  readonly night: RecountView | null
}

/** 最近一夜核对得怎样。 */
export const last = query({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<LastNight> {
    if (areasOf(ctx.actor, recountReaders).length === 0)
      throw new AppError('FORBIDDEN', '积分的核对由区里和审计来看。')
    const [one] = await ctx.store.list(recounts, {
      where: { startedAt: { atMost: ctx.now } },
      orderBy: '-startedAt',
      limit: 1,
    })
    return { night: one ? present(one) : null }
  },
})
