import { WishForm, type WishFormInput } from '@domain/wish/form'
import type { WishKind } from '@domain/wish/wish'
import * as v from 'valibot'

/** 一户写到一半的样子。 */
export interface EntryContent {
  readonly gridId: string
  /** 楼栋；这个网格没有登记楼栋时就是网格。 */
  readonly areaId: string
  readonly category: WishKind | ''
  readonly text: string
  readonly name: string
  readonly salutation: string
  readonly phone: string
  readonly room: string
  readonly agreed: boolean
}

export const emptyEntry: EntryContent = {
  ...{ gridId: '', areaId: '', category: '', text: '', name: '' },
  ...{ salutation: '', phone: '', room: '', agreed: false },
}

/** 记下的一户：还没发、发好了、或者没收下。 */
export interface Entry {
  readonly requestId: string
  readonly content: EntryContent
  readonly sent: { readonly id: string; readonly no: string; readonly code: string } | null
  /** 没收下的缘由；要改好再发。 */
  readonly refused: string | null
}

export type EntryErrors = Partial<Record<keyof EntryContent, string>>

/** 页面内容 → 提交的内容。 */
export function toForm(content: EntryContent): unknown {
  const { gridId: _, agreed, room, ...rest } = content
  return {
    ...rest,
    pictures: [],
    room: room.trim() || null,
    guardian: null,
    proxy: { agreed },
  }
}

/** 用服务端的同一份要求检查；每项只说第一处不对。 */
export function checkEntry(
  content: EntryContent,
): { form: WishFormInput; errors: null } | { form: null; errors: EntryErrors } {
  const result = v.safeParse(WishForm, toForm(content))
  if (result.success) return { form: result.output, errors: null }
  const errors: EntryErrors = {}
  for (const issue of result.issues) {
    const first = issue.path?.[0]?.key
    const field = (first === 'proxy' ? 'agreed' : first) as keyof EntryContent
    errors[field] ??= issue.message
  }
  return { form: null, errors }
}

/** 下一户：地方留着，人和话从头写。 */
export function nextEntry({ gridId, areaId }: EntryContent): EntryContent {
  return { ...emptyEntry, gridId, areaId }
}
