import { WishForm } from '@domain/wish/form'
import * as v from 'valibot'
import { formSteps, type GuardianContent, type SpokenContent, type WishContent } from './form-state'
import { spokenIn } from './voice-note'

/** 会出错的项目；里面一层的写成“guardian.name”。 */
type FormField = keyof WishContent | `guardian.${keyof GuardianContent}` | 'proxy.agreed'

export type Errors = Partial<Record<FormField, string>>

/** 页面内容 → 提交的内容。空的门牌是 null；照片和语音换成传好的编号；扫的哪个码不提交。 */
export function toForm(written: WishContent, fileIds: string[], voice: SpokenContent | null) {
  const { scene: _, ...content } = written
  const room = content.room.trim() || null
  const said = voice && { fileId: voice.path, seconds: voice.seconds }
  return { ...content, pictures: fileIds, voice: said, room }
}

/** 检查时还没有传：编号先占个位子。 */
const unsent = { path: 'cloud://unsent/voice.mp3' }

/** 用服务端的同一份要求检查；只看走过的这几步，每项只说第一处不对。 */
export function checkStep(content: WishContent, step: number): Errors {
  const spoken = spokenIn(content.voice)
  const result = v.safeParse(WishForm, toForm(content, [], spoken && { ...spoken, ...unsent }))
  if (result.success) return {}
  const wanted: readonly string[] = formSteps[step]?.fields ?? []
  const errors: Errors = {}
  for (const issue of result.issues) {
    const field = issue.path
      ?.map((item) => item.key)
      .join('.')
      .replace(/^voice\..*/, 'voice') as FormField
    if (wanted.includes(field)) errors[field] ??= issue.message
  }
  return errors
}
