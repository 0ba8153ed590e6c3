import type { AnyUseCase } from '@domain/kernel/useCase'
import * as v from 'valibot'

/** 各种各样的一格：总有一个合要求。 */
const cells: readonly unknown[] = [
  ...['一二三四五六', 'x', '13900001234', '1234', '123456', '123456789', '2026-11', '202611'],
  ...['D', 'D-03-05-02', '20261123', '2026-11-23T02:00:00.000Z', '990001', 1, 0, true, null],
  ...['2026-11-23', '2026', 60, '09:00'],
]

type Schema = v.GenericSchema & {
  readonly type: string
  readonly wrapped?: Schema
  readonly item?: Schema
  readonly entries?: Readonly<Record<string, Schema>>
  readonly options?: readonly unknown[]
}

const fits = (schema: Schema, value: unknown) => v.safeParse(schema, value).success

/** 照着要求造一份填得对的内容；造不出来就抛错，请在上面添一种格子。 */
function sampleOf(schema: Schema): unknown {
  const tries: (() => unknown)[] = [
    ...cells.map((cell) => () => cell),
    ...(schema.options ?? []).map(
      (one) => () => (typeof one === 'object' && one !== null ? sampleOf(one as Schema) : one),
    ),
    () => schema.wrapped && sampleOf(schema.wrapped),
    () => schema.item && [sampleOf(schema.item)],
    () => [],
    () =>
      schema.entries &&
      Object.fromEntries(
        Object.entries(schema.entries)
          .filter(([, field]) => !fits(field, undefined))
          .map(([name, field]) => [name, sampleOf(field)]),
      ),
  ]
  for (const one of tries) {
    const value = attempt(one)
    if (value !== undefined && fits(schema, value)) return value
  }
  throw new Error(`造不出合要求的内容：${schema.type}`)
}

function attempt(work: () => unknown): unknown {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** 一个用例收得下的一份内容。 */
export const sampleInput = (useCase: AnyUseCase) => sampleOf(useCase.input as Schema)
