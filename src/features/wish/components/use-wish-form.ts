import type { StartView } from '@domain/wish/draft'
import type { WishDetail } from '@domain/wish/present'
import { useEffect, useState } from 'react'
import { act } from '@/shared/cloud/call'
import { cloud } from '@/shared/cloud/cloud'
import { CallError } from '@/shared/cloud/failure'
import type { Input } from '@/shared/cloud/functions'
import { type Action, useAction } from '@/shared/cloud/useAction'
import { type Draft, dropDraft, keepDraft, openDraft } from '@/shared/drafts'
import { checkStep, type Errors, toForm } from './check-form'
import { type Change, emptyContent, formSteps, type WishContent } from './form-state'
import { stillThere, uploadPicture } from './pictures'

export interface WishFormState {
  readonly draft: Draft<WishContent>
  readonly errors: Errors
  readonly change: Change
  /** 走到第几步；往前走时先检查这一步。 */
  readonly goTo: (step: number) => void
  readonly send: (start: StartView) => Promise<void>
  readonly sent: WishDetail | null
  readonly action: Action
}

function restore(name: string): Draft<WishContent> {
  const draft = openDraft(name, emptyContent)
  if (stillThere(draft.content.picture)) return draft
  return { ...draft, content: { ...draft.content, picture: '' } }
}

/** 许愿表的状态：每改一笔就存草稿，请求编号跟着草稿，发成了才丢掉。 */
export function useWishForm(wishId: string | undefined): WishFormState {
  const name = wishId ? `resend:${wishId}` : 'post'
  const [draft, setDraft] = useState(() => restore(name))
  const [errors, setErrors] = useState<Errors>({})
  const [sent, setSent] = useState<WishDetail | null>(null)
  const action = useAction()

  useEffect(() => {
    if (!sent) keepDraft(name, draft)
  }, [name, draft, sent])

  const change: Change = (part) => {
    setErrors({})
    setDraft((old) => ({ ...old, content: { ...old.content, ...part } }))
  }
  const goTo = (step: number) => {
    const wrong = step > draft.step ? checkStep(draft.content, draft.step) : {}
    setErrors(wrong)
    if (Object.keys(wrong).length === 0) setDraft((old) => ({ ...old, step }))
  }
  const deliver = async (start: StartView) => {
    if (!start.uploadFolder) throw new CallError('SIGN_IN', '请先选一个身份进来，写的都还在。')
    const path = `${start.uploadFolder}/${draft.requestId}-${formSteps.length}.jpg`
    const fileId = await uploadPicture(draft.content.picture, path)
    if (fileId) change({ picture: fileId })
    const form = toForm(draft.content, fileId) as Input<'wish', 'post'>
    return wishId
      ? act('wish', 'resend', { id: wishId, form }, draft.requestId)
      : act('wish', 'post', form, draft.requestId)
  }
  const send = async (start: StartView) => {
    await cloud.subscribe(start.templates).catch(() => {})
    const wish = await action.run(() => deliver(start))
    if (!wish) return
    dropDraft(name)
    setSent(wish)
  }
  return { draft, errors, change, goTo, send, sent, action }
}
