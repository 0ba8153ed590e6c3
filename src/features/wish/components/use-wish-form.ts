import type { StartView } from '@domain/wish/draft'
import type { WishDetail } from '@domain/wish/present'
import { useEffect, useMemo, useState } from 'react'
import { act } from '@/shared/cloud/call'
import { CallError } from '@/shared/cloud/failure'
import type { Input } from '@/shared/cloud/functions'
import { askReminders } from '@/shared/cloud/reminders'
import { newRequestId } from '@/shared/cloud/requests'
import { type Action, useAction } from '@/shared/cloud/useAction'
import { type Draft, type DraftName, dropDraft, keepDraft, openDraft } from '@/shared/drafts'
import { stillThere, uploadPictures } from '@/shared/photo/pictures'
import { hasAgreed } from '@/shared/privacy/asking'
import { checkStep, type Errors, toForm } from './check-form'
import { type Change, emptyContent, type WishContent } from './form-state'
import { restoreVoice, spokenIn, uploadVoice } from './voice-note'

export interface WishFormState {
  readonly draft: Draft<WishContent>
  readonly errors: Errors
  readonly change: Change
  /** 走到第几步；往前走时先检查这一步。 */
  readonly goTo: (step: number) => void
  readonly send: () => Promise<void>
  /** 上次的其实发到了：换一个编号，当作新的心愿。 */
  readonly startAnew: () => void
  /** 几张照片没传上去、临时文件又已经失效，要请他重新选。 */
  readonly lost: number
  readonly sent: WishDetail | null
  readonly action: Action
}

interface Restored {
  readonly draft: Draft<WishContent>
  readonly lost: number
}

function restore(name: DraftName): Restored {
  const draft = openDraft(name, emptyContent)
  const kept = draft.content.pictures
  const pictures = kept.filter(stillThere)
  const voice = restoreVoice(draft.content.voice ?? null)
  const proxy = draft.content.proxy ?? null
  const content = { ...draft.content, pictures, voice, proxy }
  return { draft: { ...draft, content }, lost: kept.length - pictures.length }
}

/** 许愿表的状态：每改一笔就存草稿，请求编号跟着草稿，发成了才丢掉。 */
export function useWishForm(wishId: string | undefined, start: StartView): WishFormState {
  const owner = start.uploadFolder
  const name = useMemo(
    () => ({ form: wishId ? `resend:${wishId}` : 'post', owner }),
    [wishId, owner],
  )
  const [restored] = useState(() => restore(name))
  const [draft, setDraft] = useState(restored.draft)
  const [lost, setLost] = useState(restored.lost)
  const [errors, setErrors] = useState<Errors>({})
  const [sent, setSent] = useState<WishDetail | null>(null)
  const action = useAction()

  useEffect(() => {
    if (!sent) keepDraft(name, draft)
  }, [name, draft, sent])

  const change: Change = (part) => {
    setErrors({})
    if (part.pictures) setLost(0)
    setDraft((old) => ({ ...old, content: { ...old.content, ...part } }))
  }
  const goTo = (step: number) => {
    const wrong = step > draft.step ? checkStep(draft.content, draft.step) : {}
    setErrors(wrong)
    if (Object.keys(wrong).length === 0) setDraft((old) => ({ ...old, step }))
  }
  const deliver = async () => {
    if (!start.uploadFolder) throw new CallError('SIGN_IN', '请先选一个身份进来，写的都还在。')
    const keep = (pictures: readonly string[]) => change({ pictures })
    const fileIds = await uploadPictures(draft.content.pictures, start.uploadFolder, keep)
    const spoken = spokenIn(draft.content.voice)
    const voice = spoken && (await uploadVoice(spoken, start.uploadFolder))
    if (voice) change({ voice })
    const form = toForm(draft.content, fileIds, voice) as Input<'wish', 'post'>
    return wishId
      ? act('wish', 'resend', { id: wishId, form }, draft.requestId)
      : act('wish', 'post', form, draft.requestId)
  }
  const send = async () => {
    const keepReminders = await askReminders(start.templates)
    let mayStore = start.uploadFolder === null || start.consented || hasAgreed()
    const wish = await action.run(async () => {
      // 照片和语音在请求之前上传，所以先问同意，不等服务端来问。
      if (!mayStore) {
        mayStore = true
        throw new CallError('CONSENT', '请先看过并同意隐私保护指引，再继续。')
      }
      return deliver()
    })
    void keepReminders()
    if (!wish) return
    dropDraft(name)
    setSent(wish)
  }
  const startAnew = () => setDraft((old) => ({ ...old, requestId: newRequestId() }))
  return { draft, errors, change, goTo, send, startAnew, lost, sent, action }
}
