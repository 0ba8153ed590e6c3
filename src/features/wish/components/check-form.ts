import { WishForm } from '@domain/wish/form'
import * as v from 'valibot'
import { formSteps, type WishContent } from './form-state'

export type Errors = Partial<Record<keyof WishContent, string>>

/** 页面内容 → 提交的内容。空的门牌、没有的图片是 null。 */
export function toForm(content: WishContent, fileId: string | null) {
  return { ...content, picture: fileId, room: content.room.trim() || null }
}

/** 用服务端的同一份要求检查；只看走过的这几步，每项只说第一处不对。 */
export function checkStep(content: WishContent, step: number): Errors {
  const result = v.safeParse(WishForm, toForm(content, null))
  if (result.success) return {}
  const wanted: readonly string[] = formSteps[step]?.fields ?? []
  const errors: Errors = {}
  for (const issue of result.issues) {
    const field = String(issue.path?.[0]?.key) as keyof WishContent
    if (wanted.includes(field)) errors[field] ??= issue.message
  }
  return errors
}
