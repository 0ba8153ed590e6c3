import { appointedNames } from '@domain/checkin/people'
import { surnameOf } from '@domain/kernel/called'
import type { Context } from '@domain/kernel/context'
import { cardNames } from '@domain/pointcard/who'

/** 柜台怎么认这个人：姓（卡上的带称呼），别的一概不给。说不出的为空。 */
export interface Called {
  readonly called: string | null
  readonly onCard: boolean
}

/** 这几个编号各怎么称呼。 */
export async function calledOf(
  ctx: Context,
  ids: readonly string[],
): Promise<(id: string) => Called> {
  const people = await appointedNames(ctx, ids)
  const cards = await cardNames(
    ctx,
    ids.filter((id) => !people.has(id)),
  )
  return (id) => {
    const person = people.get(id)
    return {
      called: person ? surnameOf(person.name) : (cards.get(id)?.called ?? null),
      onCard: cards.has(id),
    }
  }
}
