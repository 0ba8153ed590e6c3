import type { Context } from '@domain/kernel/context'
import { type Entry, type EntryKind, entries, pointsOf } from './entry'
import { type ActionName, firstRules, ruleOf, versionDay } from './rules'

/** 一笔流水给人看的样子：对本人来说加几分、为什么、照哪一版的哪一项。 */
export interface EntryRow {
  readonly id: string
  readonly kind: EntryKind
  readonly points: number
  readonly words: string
  readonly at: string
  readonly order: string
  readonly rule: {
    readonly label: string
    /** 那一版从哪一天起（2026-11-23）；最初的规则为空。 */
    readonly day: string | null
    /** 不看上限该得几分，比得到的多就是到了上限。 */
    readonly asked: number
  } | null
}

/** 各项的名字不随版本变，所以不必去取那一版。 */
const labelOf = (action: string) => ruleOf(firstRules, action as ActionName).rule.label

export function presentEntry(entry: Entry, accountId: string): EntryRow {
  const { _id: id, kind, cause, at, order, rule } = entry
  return {
    ...{ id, kind, points: pointsOf(entry, accountId), words: cause.words, at, order },
    rule: rule && {
      label: labelOf(rule.action),
      day: versionDay(rule.version),
      asked: rule.asked,
    },
  }
}

/** 一页几笔。 */
export const ENTRY_PAGE = 20

/** 一个人的流水，新的在前；多取一笔，知道后面还有没有。 */
export const entriesOf = (
  ctx: Context,
  accountId: string,
  before: string | undefined,
  limit: number,
): Promise<Entry[]> =>
  ctx.store.list(entries, {
    where: { 'lines.id': accountId, ...(before ? { order: { below: before } } : {}) },
    orderBy: '-order',
    limit,
  })
