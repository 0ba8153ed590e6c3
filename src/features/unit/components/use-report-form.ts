import type { ReportInView } from '@domain/unit/present'
import { useEffect, useMemo, useState } from 'react'
import { act } from '@/shared/cloud/call'
import { type Action, useAction } from '@/shared/cloud/useAction'
import { type Draft, dropDraft, keepDraft, openDraft } from '@/shared/drafts'
import { checkStep, type Errors, type ReportContent, startOf, toForm, toResend } from './form-state'

/** 改好再发从第几步改起。 */
export const RESEND_FROM = 1

export interface ReportFormState {
  readonly step: number
  readonly draft: Draft<ReportContent>
  readonly errors: Errors
  readonly change: (part: Partial<ReportContent>) => void
  /** 走到第几步；往前走时先检查这一步。 */
  readonly goTo: (step: number) => void
  readonly send: () => Promise<void>
  readonly sent: ReportInView | null
  readonly action: Action
}

/** 报到表：每改一笔就存草稿，请求编号跟着草稿走，发成了才丢掉。 */
export function useReportForm(unitId: string, old: ReportInView | null): ReportFormState {
  const name = useMemo(
    () => ({ form: old ? `unitResend:${old.id}` : 'unitReport', owner: unitId }),
    [old, unitId],
  )
  const [draft, setDraft] = useState(() => openDraft(name, startOf(unitId, old)))
  const [errors, setErrors] = useState<Errors>({})
  const [sent, setSent] = useState<ReportInView | null>(null)
  const action = useAction()
  useEffect(() => {
    if (!sent) keepDraft(name, draft)
  }, [name, draft, sent])

  const { content, requestId } = draft
  // 改好再发时，单位和社区不变，从能做什么改起。
  const step = Math.max(draft.step, old ? RESEND_FROM : 0)
  const change = (part: Partial<ReportContent>) => {
    setErrors({})
    setDraft((now) => ({ ...now, content: { ...now.content, ...part } }))
  }
  const goTo = (next: number) => {
    const wrong = next > step ? checkStep(content, step, old !== null) : {}
    setErrors(wrong)
    if (Object.keys(wrong).length === 0) setDraft((now) => ({ ...now, step: next }))
  }
  const send = async () => {
    const one = await action.run(() =>
      old
        ? act('unit', 'resend', { id: old.id, form: toResend(content) }, requestId)
        : act('unit', 'reportIn', toForm(content), requestId),
    )
    if (!one) return
    dropDraft(name)
    setSent(one)
  }
  return { draft, step, errors, change, goTo, send, sent, action }
}
