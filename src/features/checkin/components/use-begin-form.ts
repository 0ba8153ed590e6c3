import { OccasionForm, type OccasionFormInput } from '@domain/checkin/form'
import type { OccasionKind } from '@domain/checkin/occasion'
import { addHours, clockOn } from '@domain/kernel/date'
import { useState } from 'react'
import * as v from 'valibot'
import { act } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'
import { useAction } from '@/shared/cloud/useAction'
import { replaceWith } from '@/shared/routes'
import { momentOf } from './clock-text'

/** 写到一半的样子。 */
export interface BeginContent {
  readonly communityId: string
  readonly kind: OccasionKind | undefined
  readonly title: string
  readonly spot: string
  /** 从今天起第几天；`now` 是现在开始。 */
  readonly day: string
  /** 几点，如 9:30。 */
  readonly clock: string
  /** 分钟数。 */
  readonly length: string
}

export type BeginErrors = Partial<Record<keyof OccasionFormInput, string>>

/** 哪天几点，ISO 字符串；写得不对为空。 */
function fromOf({ day, clock }: BeginContent): string | null {
  const midnight = clockOn(addHours(serverNow(), Number(day) * 24), 0)
  return momentOf(midnight, clock)
}

/** 用服务端的同一份要求检查，每项只说第一处不对。 */
function errorsIn(form: unknown): BeginErrors {
  const errors: BeginErrors = {}
  for (const issue of v.safeParse(OccasionForm, form).issues ?? []) {
    const field = issue.path?.[0]?.key as keyof OccasionFormInput
    errors[field] ??= issue.message
  }
  return errors
}

/** 开一场这张表：记下写到哪、哪里不对、怎么开。 */
export function useBeginForm(communityId: string) {
  const [content, setContent] = useState<BeginContent>({
    ...{ communityId, kind: undefined, title: '', spot: '' },
    ...{ day: 'now', clock: '', length: '120' },
  })
  const [errors, setErrors] = useState<BeginErrors>({})
  const { run, error } = useAction()
  const change = (part: Partial<BeginContent>) => {
    setContent({ ...content, ...part })
    setErrors({})
  }
  const begin = async () => {
    const { day, clock: _, length, ...rest } = content
    const from = day === 'now' ? null : fromOf(content)
    const form = { ...rest, from, minutes: Number(length) }
    const wrongTime = day !== 'now' && from === null
    const found = { ...errorsIn(form), ...(wrongTime && { from: '请写几点开始，例如 9:30。' }) }
    setErrors(found)
    if (Object.keys(found).length > 0) return
    const occasion = await run(() => act('checkin', 'begin', form as OccasionFormInput))
    if (!occasion) return
    const { id, state } = occasion
    replaceWith(state === 'running' ? 'checkInCode' : 'attendance', { id })
  }
  return { content, errors, error, change, begin }
}
