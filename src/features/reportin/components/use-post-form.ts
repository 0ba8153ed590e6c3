import { ServicePostForm } from '@domain/reportin/form'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { act } from '@/shared/cloud/call'
import { type Action, useAction } from '@/shared/cloud/useAction'
import { dropDraft, keepDraft, openDraft } from '@/shared/drafts'

/** 写到一半的岗位；几个人是键盘打的字。 */
export interface PostContent {
  readonly title: string
  readonly text: string
  readonly places: string
}

const empty: PostContent = { title: '', text: '', places: '' }

export interface PostFormState {
  readonly content: PostContent
  readonly errors: Partial<Record<keyof PostContent, string>>
  readonly action: Action
  readonly change: (part: Partial<PostContent>) => void
  /** 设好了返回真。 */
  readonly send: () => Promise<boolean>
}

const formOf = ({ places, ...words }: PostContent) => ({
  ...words,
  places: places.trim() === '' ? Number.NaN : Number(places),
})

function check(content: PostContent): PostFormState['errors'] {
  const errors: Partial<Record<keyof PostContent, string>> = {}
  for (const issue of v.safeParse(ServicePostForm, formOf(content)).issues ?? []) {
    const field = issue.path?.[0]?.key as keyof PostContent
    errors[field] ??= issue.message
  }
  return errors
}

/** 设岗位的表：每改一笔就存草稿，关上再开还在；设成了才丢掉。 */
export function usePostForm(communityId: string): PostFormState {
  const name = { form: 'servicePost', owner: communityId }
  const [draft, setDraft] = useState(() => openDraft(name, empty))
  const [errors, setErrors] = useState<PostFormState['errors']>({})
  const [sent, setSent] = useState(false)
  const action = useAction()
  // biome-ignore lint/correctness/useExhaustiveDependencies: 名字在一页里不变，只跟着内容存。
  useEffect(() => {
    if (!sent) keepDraft(name, draft)
  }, [draft, sent])
  const { content, requestId } = draft
  return {
    ...{ content, errors, action },
    change: (part) => {
      setErrors({})
      setDraft((old) => ({ ...old, content: { ...old.content, ...part } }))
    },
    send: async () => {
      const wrong = check(content)
      setErrors(wrong)
      if (Object.keys(wrong).length > 0) return false
      const form = { communityId, ...formOf(content) }
      const post = await action.run(() => act('reportin', 'addPost', form, requestId))
      if (!post) return false
      setSent(true)
      dropDraft(name)
      return true
    },
  }
}
