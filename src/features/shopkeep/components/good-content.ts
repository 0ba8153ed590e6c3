import { centsOf, GoodForm, type GoodFormInput, sponsorProblem, yuanOf } from '@domain/goods/form'
import type { KeptGood } from '@domain/goods/present'
import type { GoodKind, GoodSource } from '@domain/shop/shop'
import * as v from 'valibot'
import { type Problems, problemsOf } from './problems'

/** 写到一半的一样货：数字先当字存着，写到一半也不丢。 */
export interface GoodContent {
  readonly title: string
  readonly kind: GoodKind | undefined
  readonly points: string
  readonly yuan: string
  readonly source: GoodSource | undefined
  readonly sponsor: string
  readonly pictures: readonly string[]
  readonly monthly: string
  readonly threshold: string
}

const empty: GoodContent = {
  ...{ title: '', kind: undefined, points: '', yuan: '', source: undefined, sponsor: '' },
  ...{ pictures: [], monthly: '', threshold: '5' },
}

/** 从哪里写起：新的是空的，改的是上次写的那一版。 */
export function startOf(old: KeptGood | null): GoodContent {
  if (!old) return empty
  const { title, kind, points, cents, source, sponsor, monthly, threshold, picture } = old.draft
  return {
    ...{ title, kind, source, sponsor: sponsor ?? '', points: String(points) },
    ...{ yuan: yuanOf(cents), monthly: monthly === null ? '' : String(monthly) },
    ...{ threshold: String(threshold), pictures: picture ? [picture.source] : [] },
  }
}

const numberOf = (text: string) => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : undefined)

/** 写好的 → 要发的；哪里不对一并给出。照片先不算，传好了再填。 */
export function formOf(content: GoodContent): {
  readonly form: GoodFormInput | null
  readonly problems: Problems
} {
  const { title, kind, points, yuan, source, sponsor, monthly, threshold } = content
  const result = v.safeParse(GoodForm, {
    ...{ title, kind, source, points: numberOf(points), picture: null },
    cents: centsOf(yuan) ?? undefined,
    sponsor: source === 'donated' ? sponsor : null,
    monthly: monthly.trim() === '' ? null : numberOf(monthly),
    threshold: numberOf(threshold),
  })
  const problems = problemsOf(result.issues)
  if (!result.success) return { form: null, problems }
  const unsaid = sponsorProblem(result.output)
  return unsaid
    ? { form: null, problems: { sponsor: unsaid } }
    : { form: result.output, problems: {} }
}
