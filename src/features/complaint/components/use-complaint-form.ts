import type { ComplaintKind } from '@domain/complaint/complaint'
import { ComplaintForm } from '@domain/complaint/form'
import type { ComplaintView } from '@domain/complaint/present'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { act } from '@/shared/cloud/call'
import type { Input } from '@/shared/cloud/functions'
import { type Action, useAction } from '@/shared/cloud/useAction'
import { type DraftName, dropDraft, keepDraft, openDraft } from '@/shared/drafts'

/** 写到一半的内容。 */
export interface ComplaintContent {
  readonly kind: ComplaintKind | ''
  readonly text: string
  readonly name: string
  readonly phone: string
}

const emptyContent: ComplaintContent = { kind: '', text: '', name: '', phone: '' }
/** 手机上就是一个人写的，草稿不另分人。 */
const DRAFT: DraftName = { form: 'complaint', owner: null }

export type Errors = Partial<Record<keyof ComplaintContent, string>>

export interface ComplaintFormState {
  readonly content: ComplaintContent
  readonly errors: Errors
  readonly change: (part: Partial<ComplaintContent>) => void
  readonly send: () => Promise<void>
  readonly sent: ComplaintView | null
  readonly action: Action
}

/** 页面内容 → 提交的内容；称呼和电话都空着就是不留。 */
function toForm({ kind, text, name, phone }: ComplaintContent) {
  const contact = name.trim() || phone.trim() ? { name, phone } : null
  return { kind, text, contact }
}

/** 用服务端的同一份要求检查，每项只说第一处不对。 */
function check(content: ComplaintContent): Errors {
  const result = v.safeParse(ComplaintForm, toForm(content))
  const errors: Errors = {}
  for (const issue of result.issues ?? []) {
    const field = issue.path?.at(-1)?.key as keyof ComplaintContent
    errors[field] ??= issue.message
  }
  return errors
}

/** 投诉建议的表：每改一笔就存草稿，请求编号跟着草稿走，发成了才丢掉。 */
export function useComplaintForm(): ComplaintFormState {
  const [draft, setDraft] = useState(() => openDraft(DRAFT, emptyContent))
  const [errors, setErrors] = useState<Errors>({})
  const [sent, setSent] = useState<ComplaintView | null>(null)
  const action = useAction()
  const { content } = draft
  useEffect(() => {
    if (!sent) keepDraft(DRAFT, draft)
  }, [draft, sent])

  const send = async () => {
    const wrong = check(content)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    const form = toForm(content) as Input<'complaint', 'write'>
    const one = await action.run(() => act('complaint', 'write', form, draft.requestId))
    if (!one) return
    dropDraft(DRAFT)
    setSent(one)
  }
  const change = (part: Partial<ComplaintContent>) => {
    setErrors({})
    setDraft((old) => ({ ...old, content: { ...old.content, ...part } }))
  }
  return { content, errors, change, send, sent, action }
}
