import { ReportInForm } from '@domain/unit/form'
import type { ResourceKind } from '@domain/unit/kinds'
import type { ReportInView } from '@domain/unit/present'
import { MONTHS_USUAL } from '@domain/unit/report-in'
import * as v from 'valibot'

/** 写到一半的一样。 */
export interface ResourceContent {
  readonly kind: ResourceKind
  readonly text: string
  readonly often: string
}

/** 写到一半的报到。 */
export interface ReportContent {
  readonly unitId: string
  readonly community: { readonly id: string; readonly name: string } | null
  readonly resources: readonly ResourceContent[]
  readonly months: number
  readonly name: string
  readonly phone: string
}

export const stepNames = ['到哪个社区', '单位能做什么', '报到多久', '谁来对接', '看一遍再发']

/** 每一步检查哪几项。 */
const stepFields: readonly (readonly string[])[] = [
  ['unitId', 'communityId'],
  ['resources'],
  ['months'],
  ['name', 'phone'],
  [],
]

export type Errors = Readonly<Record<string, string>>

/** 新的一份；改好再发的，从上次写的接着改。 */
export function startOf(unitId: string, old: ReportInView | null): ReportContent {
  return {
    unitId: old?.unit.id ?? unitId,
    community: old?.community ?? null,
    resources: old?.resources.map(({ kind, text, often }) => ({ kind, text, often })) ?? [],
    months: old?.months ?? MONTHS_USUAL,
    ...{ name: '', phone: '' },
  }
}

/** 页面内容 → 提交的内容。 */
export function toForm({ unitId, community, resources, months, name, phone }: ReportContent) {
  const contact = { name, phone }
  return { unitId, communityId: community?.id ?? '', resources: [...resources], months, contact }
}

/** 改好再发时，联系人不改就空着。 */
const keepsContact = (resends: boolean, { name, phone }: ReportContent) =>
  resends && name.trim() === '' && phone.trim() === ''

export function toResend(content: ReportContent) {
  const { resources, months, contact } = toForm(content)
  return { resources, months, contact: keepsContact(true, content) ? null : contact }
}

/** 用服务端的同一份要求检查这一步，每项只说第一处不对。 */
export function checkStep(content: ReportContent, step: number, resends: boolean): Errors {
  const result = v.safeParse(ReportInForm, toForm(content))
  const errors: Record<string, string> = {}
  for (const issue of result.issues ?? []) {
    const [first, second] = issue.path?.map(({ key }) => String(key)) ?? []
    const field = first === 'contact' ? (second ?? '') : (first ?? '')
    const wanted = stepFields[step]?.includes(field) ?? false
    if (wanted && !keepsContact(resends && first === 'contact', content))
      errors[field] ??= field === 'communityId' ? '请选择到哪个社区报到。' : issue.message
  }
  return errors
}
