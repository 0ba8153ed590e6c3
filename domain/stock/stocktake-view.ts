import { holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { allowedSteps } from '@domain/kernel/flow'
import { stockReaders } from './scope'
import { type StocktakeStepName, stocktakeSteps } from './steps'
import {
  differenceOf,
  type Stocktake,
  type StocktakeLine,
  type StocktakeStatus,
  stocktakes,
} from './stocktake'
import { surnamesOf } from './surnames'

/** 盘点的一样，给人看的样子：还在点的时候，账上的件数和差额谁也看不到。 */
export interface StocktakeLineView extends StocktakeLine {
  readonly difference: number | null
}

export interface StocktakeView {
  readonly id: string
  readonly shopId: string
  readonly shopName: string
  readonly status: StocktakeStatus
  readonly lines: readonly StocktakeLineView[]
  readonly steps: readonly StocktakeStepName[]
  readonly timeline: readonly {
    readonly label: string
    readonly at: string
    readonly note: string | null
  }[]
  readonly order: string
}

function presentLine(line: StocktakeLine, blind: boolean): StocktakeLineView {
  if (blind) return { ...line, book: null, difference: null }
  return { ...line, difference: line.counted === null ? null : differenceOf(line) }
}

const pastOf = (step: string) =>
  step === 'begin'
    ? '开始盘点'
    : step === 'remind'
      ? '提醒了街道'
      : (stocktakeSteps[step as StocktakeStepName]?.past ?? step)

/** 一次盘点，给管货的、批的人看的样子；谁签的只说姓。 */
export async function presentStocktake(ctx: Context, one: Stocktake): Promise<StocktakeView> {
  const { _id: id, shopId, shopName, status, lines, timeline, order } = one
  const surnames = await surnamesOf(
    ctx,
    timeline.map(({ by }) => by),
  )
  return {
    ...{ id, shopId, shopName, status, order },
    lines: lines.map((line) => presentLine(line, status === 'counting')),
    steps: allowedSteps(stocktakeSteps, one, ctx.actor, ctx.now),
    timeline: timeline.map(({ step, at, by, note }) => {
      const surname = surnames.get(by)
      return { label: surname ? `${pastOf(step)}（${surname}）` : pastOf(step), at, note }
    }),
  }
}

/** 取一次他看得见的；没有和不该看是同一句话。 */
export async function visibleStocktake(ctx: Context, id: string): Promise<Stocktake> {
  const one = await ctx.store.get(stocktakes, id)
  if (!one || !holds(ctx.actor, stockReaders, one.within))
    throw new AppError('NOT_FOUND', '没有找到这次盘点，或者它不在您管的地方。')
  return one
}
