import { NEEDS_LIMIT, type NeedUnit } from '@domain/wish/needs'
import { NeedsForm } from '@domain/wish/needsForm'
import type { WishDetail } from '@domain/wish/present'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { act } from '@/shared/cloud/call'
import type { Input } from '@/shared/cloud/functions'
import { type Action, useAction } from '@/shared/cloud/useAction'
import { dropDraft, keepDraft, openDraft } from '@/shared/drafts'

/** 写到一半的一样；`key` 只给页面认行，删掉一样不会错位。 */
export interface NeedContent {
  readonly key: number
  readonly what: string
  readonly unit: NeedUnit | ''
  readonly places: string
}

export type NeedErrors = Partial<Record<'what' | 'unit' | 'places', string>>

const blank = (key: number): NeedContent => ({ key, what: '', unit: '', places: '' })

export interface NeedsFormState {
  readonly needs: readonly NeedContent[]
  /** 每一样哪里不对，次序相同。 */
  readonly errors: readonly NeedErrors[]
  /** 合在一起看才不对的：写重了、份数太多。 */
  readonly problem: string | null
  readonly change: (key: number, part: Partial<NeedContent>) => void
  /** 再加一样；满了没有。 */
  readonly add: (() => void) | undefined
  /** 删掉一样；只剩一样时没有。 */
  readonly remove: ((key: number) => void) | undefined
  readonly send: () => Promise<WishDetail | null>
  readonly action: Action
}

const toInput = (needs: readonly NeedContent[]) =>
  needs.map(({ what, unit, places }) => ({
    ...{ what, unit },
    places: places.trim() === '' ? null : Number(places),
  }))

/** 用服务端的同一份要求检查，每格只说第一处不对。 */
function check(needs: readonly NeedContent[]) {
  const { issues = [] } = v.safeParse(NeedsForm, toInput(needs))
  const errors: NeedErrors[] = needs.map(() => ({}))
  for (const { path, message } of issues) {
    const row = errors[Number(path?.[0]?.key)]
    const field = path?.[1]?.key as keyof NeedErrors
    if (row) row[field] ??= message
  }
  const whole = issues.find(({ path }) => !path)
  return { ok: issues.length === 0, errors, problem: whole?.message ?? null }
}

/** 要哪几样的表：每改一笔就存草稿，请求编号跟着草稿，发成了才丢掉。 */
export function useNeedsForm(wishId: string): NeedsFormState {
  const [name] = useState({ form: `joint:${wishId}`, owner: null })
  const [draft, setDraft] = useState(() => openDraft(name, [blank(0)]))
  const [found, setFound] = useState<ReturnType<typeof check> | null>(null)
  const [sent, setSent] = useState(false)
  const action = useAction()
  useEffect(() => {
    if (!sent) keepDraft(name, draft)
  }, [name, draft, sent])

  const needs = draft.content
  const set = (content: NeedContent[]) => {
    setFound(null)
    setDraft((old) => ({ ...old, content }))
  }
  const send = async () => {
    const checked = check(needs)
    setFound(checked)
    if (!checked.ok) return null
    const input = { id: wishId, needs: toInput(needs) } as Input<'wish', 'approveJoint'>
    const wish = await action.run(() => act('wish', 'approveJoint', input, draft.requestId))
    if (!wish) return null
    setSent(true)
    dropDraft(name)
    return wish
  }
  const nextKey = Math.max(...needs.map((need) => need.key)) + 1
  const remove = (key: number) => set(needs.filter((need) => need.key !== key))
  return {
    ...{ needs, send, action },
    errors: found?.errors ?? [],
    problem: found?.problem ?? null,
    change: (key, part) => set(needs.map((it) => (it.key === key ? { ...it, ...part } : it))),
    add: needs.length < NEEDS_LIMIT ? () => set([...needs, blank(nextKey)]) : undefined,
    remove: needs.length > 1 ? remove : undefined,
  }
}
