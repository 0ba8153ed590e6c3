import type { Context } from '@domain/kernel/context'
import { addMinutes } from '@domain/kernel/date'
import type { OrderWay, Redemption } from '@domain/shop/redemption'
import { UNDO_MINUTES } from '@domain/shop/steps'
import { type Called, calledOf } from './who'

/** 屏幕上要递的一样：照片、名字、几件。 */
export interface ItemView {
  readonly title: string
  readonly count: number
  readonly picture: string | null
}

/** 对上了的一张单：东西、姓，别的不给。 */
export interface PickupView extends Called {
  readonly id: string
  readonly items: readonly ItemView[]
  readonly way: OrderWay
}

/** 刚递出去的一张：到几点为止还能撤回。 */
export interface HandedView extends Called {
  readonly id: string
  readonly words: string
  readonly collectedAt: string
  readonly undoUntil: string
}

/** 单上的几样，合成一句。 */
export const wordsOf = ({ lines }: Pick<Redemption, 'lines'>) =>
  lines.map(({ face, count }) => `${face.title} ${count} 件`).join('、')

export async function presentPickups(
  ctx: Context,
  found: readonly Redemption[],
): Promise<PickupView[]> {
  const ids = found.flatMap(({ lines }) => lines.flatMap(({ face }) => face.picture ?? []))
  const [pictures, called] = await Promise.all([
    ids.length > 0 ? ctx.platform.fileUrls([...new Set(ids)]) : new Map<string, string>(),
    calledOf(
      ctx,
      found.map(({ accountId }) => accountId),
    ),
  ])
  return found.map((one) => ({
    ...{ id: one._id, way: one.way, ...called(one.accountId) },
    items: one.lines.map(({ face, count }) => ({
      ...{ title: face.title, count },
      picture: (face.picture && pictures.get(face.picture)) ?? null,
    })),
  }))
}

export async function presentHanded(ctx: Context, one: Redemption): Promise<HandedView> {
  const called = await calledOf(ctx, [one.accountId])
  const collectedAt = one.collectedAt ?? ctx.now
  return {
    ...{ id: one._id, words: wordsOf(one), collectedAt, ...called(one.accountId) },
    undoUntil: addMinutes(collectedAt, UNDO_MINUTES),
  }
}
