import { HomeReportForm, type HomeReportInput } from '@domain/reportin/form'
import type { ReportView } from '@domain/reportin/present'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { type Action, useAction } from '@/shared/cloud/useAction'
import { type Draft, type DraftName, dropDraft, keepDraft, openDraft } from '@/shared/drafts'

/** 写到一半的样子：还没选的是空的。 */
export interface ReportContent {
  readonly name: string
  readonly areaId: string
  readonly placeName: string
  readonly skills: HomeReportInput['skills']
  readonly free: HomeReportInput['free'] | null
}

const empty: ReportContent = { name: '', areaId: '', placeName: '', skills: [], free: null }

/** 每一步要填好哪些才能往下走。 */
export const reportSteps = [
  { name: '您住在哪里', fields: ['areaId'] },
  { name: '您能帮什么', fields: ['skills', 'free'] },
  { name: '怎么称呼和联系您', fields: ['name'] },
  { name: '看一遍再发', fields: [] },
] as const

type Errors = Partial<Record<string, string>>

/** 用服务端的同一份要求检查，每项只说第一处不对。 */
export function reportErrors(content: ReportContent): Errors {
  const { placeName: _, ...form } = content
  const errors: Errors = {}
  for (const issue of v.safeParse(HomeReportForm, form).issues ?? []) {
    const field = String(issue.path?.[0]?.key)
    errors[field] ??= issue.message
  }
  return errors
}

export interface ReportFormState {
  readonly content: ReportContent
  readonly step: number
  readonly errors: Errors
  readonly action: Action
  readonly change: (part: Partial<ReportContent>) => void
  readonly goTo: (step: number) => void
  readonly send: () => Promise<void>
}

type Send = (form: HomeReportInput, requestId: string) => Promise<ReportView>

/** 报到表的状态：每改一笔就存草稿，请求编号跟着草稿，发成了才丢掉。 */
export function useReportForm(
  name: DraftName,
  start: Partial<ReportContent>,
  send: Send,
  onSent: (one: ReportView) => void,
): ReportFormState {
  const [draft, setDraft] = useState<Draft<ReportContent>>(() => {
    const opened = openDraft(name, { ...empty, ...start })
    return { ...opened, content: { ...empty, ...opened.content } }
  })
  const [errors, setErrors] = useState<Errors>({})
  const [sent, setSent] = useState(false)
  const action = useAction()
  // biome-ignore lint/correctness/useExhaustiveDependencies: 名字在一页里不变，只跟着内容存。
  useEffect(() => {
    if (!sent) keepDraft(name, draft)
  }, [draft, sent])
  const { content, step, requestId } = draft
  return {
    ...{ content, step, errors, action },
    change: (part) => {
      setErrors({})
      setDraft((old) => ({ ...old, content: { ...old.content, ...part } }))
    },
    goTo: (next) => {
      const all = next > step ? reportErrors(content) : {}
      const fields: readonly string[] = reportSteps[step]?.fields ?? []
      const wrong = Object.fromEntries(Object.entries(all).filter(([key]) => fields.includes(key)))
      setErrors(wrong)
      if (Object.keys(wrong).length === 0) setDraft((old) => ({ ...old, step: next }))
    },
    send: async () => {
      const { placeName: _, ...form } = content
      const one = await action.run(() => send(form as HomeReportInput, requestId))
      if (!one) return
      dropDraft(name)
      setSent(true)
      onSent(one)
    },
  }
}
