import { ReceiveForm, WriteOffForm } from '@domain/stock/form'
import type { StockRow } from '@domain/stock/present'
import { useState } from 'react'
import * as v from 'valibot'
import { act } from '@/shared/cloud/call'
import { type Action, useAction } from '@/shared/cloud/useAction'
import { countOf } from './words'

/** 填到一半的：进货还是报损，各样是键盘打的字。 */
export interface MoveContent {
  readonly kind: 'receive' | 'writeOff'
  readonly count: string
  readonly sponsor: string
  readonly note: string
  readonly reason: string
}

export type MoveErrors = Partial<Record<keyof MoveContent, string>>

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

function formOf(shopId: string, { goodId, source }: StockRow, content: MoveContent) {
  const { kind, count, sponsor, note, reason } = content
  const common = { shopId, goodId, count: countOf(count) }
  if (kind === 'writeOff') return { ...common, reason }
  return { ...common, sponsor: source === 'donated' ? orNull(sponsor) : null, note: orNull(note) }
}

export interface MoveFormState {
  readonly content: MoveContent
  readonly errors: MoveErrors
  readonly action: Action
  readonly change: (part: Partial<MoveContent>) => void
  /** 记下了返回真。 */
  readonly send: () => Promise<boolean>
}

/** 进货、报损的表；页面与服务端用同一份要求。 */
export function useMoveForm(shopId: string, row: StockRow): MoveFormState {
  const empty: MoveContent = {
    ...{ kind: 'receive', count: '', sponsor: row.sponsor ?? '', note: '', reason: '' },
  }
  const [content, setContent] = useState(empty)
  const [errors, setErrors] = useState<MoveErrors>({})
  const action = useAction()
  const check = (form: object) => {
    const schema = content.kind === 'receive' ? ReceiveForm : WriteOffForm
    const found: MoveErrors = {}
    for (const issue of v.safeParse(schema, form).issues ?? [])
      found[issue.path?.[0]?.key as keyof MoveContent] ??= issue.message
    setErrors(found)
    return Object.keys(found).length === 0
  }
  return {
    ...{ content, errors, action },
    change: (part) => {
      setErrors({})
      setContent((old) => ({ ...old, ...part }))
    },
    send: async () => {
      const form = formOf(shopId, row, content)
      if (!check(form)) return false
      const done = await action.run(() =>
        'reason' in form ? act('stock', 'writeOff', form) : act('stock', 'receive', form),
      )
      if (done) setContent({ ...empty, kind: content.kind })
      return done !== null
    },
  }
}
