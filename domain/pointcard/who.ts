import { calledName } from '@domain/kernel/called'
import type { Context } from '@domain/kernel/context'
import { personOn, pointCards } from '@domain/points/card'

/** 卡上的人：姓名给管名单的社区看，称呼给柜台看。 */
export interface CardName {
  readonly name: string
  readonly called: string
}

/** 这几个编号里是积分卡的，各是谁，一次读。 */
export async function cardNames(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CardName>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const found = await ctx.store.list(pointCards, {
    where: { _id: { oneOf: wanted } },
    limit: wanted.length,
  })
  return new Map(
    found.map((card) => {
      const { name, salutation } = personOn(ctx.vault, card)
      return [card._id, { name, called: calledName(name, salutation) }]
    }),
  )
}
