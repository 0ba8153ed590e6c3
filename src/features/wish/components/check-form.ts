import { WishForm } from '@domain/wish/form'
import * as v from 'valibot'
import { formSteps, type GuardianContent, type WishContent } from './form-state'

/** 会出错的项目；监护人的写成“guardian.name”。 */
type FormField = keyof WishContent | `guardian.${keyof GuardianContent}`

export type Errors = Partial<Record<FormField, string>>

/** 页面内容 → 提交的内容。空的门牌是 null；扫的哪个码不提交。 */
export function toForm({ scene: _, ...content }: WishContent, fileIds: string[]) {
  return { ...content, pictures: fileIds, room: content.room.trim() || null }
}

/** 用服务端的同一份要求检查；只看走过的这几步，每项只说第一处不对。 */
export function checkStep(content: WishContent, step: number): Errors {
  const result = v.safeParse(WishForm, toForm(content, []))
  if (result.success) return {}
  const wanted: readonly string[] = formSteps[step]?.fields ?? []
  const errors: Errors = {}
  for (const issue of result.issues) {
    const field = issue.path?.map((item) => item.key).join('.') as FormField
    if (wanted.includes(field)) errors[field] ??= issue.message
  }
  return errors
}
