import { HelperForm, type HelperFormInput } from '@domain/helper/form'
import type { HelperView } from '@domain/helper/usecases'
import { useState } from 'react'
import * as v from 'valibot'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { replaceWith } from '@/shared/routes'

/** 写到一半的样子：还没选的是空的。 */
export interface HelperContent {
  readonly place: HelperView['place']
  readonly skills: HelperFormInput['skills']
  readonly free: HelperView['free']
  readonly daily: boolean
}

type Errors = Partial<Record<keyof HelperFormInput, string>>

/** 用服务端的同一份要求检查，每项只说第一处不对。 */
function errorsIn(form: unknown): Errors {
  const errors: Errors = {}
  for (const issue of v.safeParse(HelperForm, form).issues ?? []) {
    const field = issue.path?.[0]?.key as keyof HelperFormInput
    errors[field] ??= issue.message
  }
  return errors
}

/** “我能帮什么”这张表：记下写到哪、哪里不对、怎么存。 */
export function useHelperForm({ place, skills, free, daily }: HelperView) {
  const [content, setContent] = useState<HelperContent>({
    ...{ place, free, daily },
    skills: [...skills],
  })
  const [errors, setErrors] = useState<Errors>({})
  const { run, error } = useAction()
  const change = (part: Partial<HelperContent>) => {
    setContent({ ...content, ...part })
    setErrors({})
  }
  const save = async () => {
    const { place: home, ...rest } = content
    const form = { ...rest, areaId: home?.id ?? '' }
    const found = errorsIn(form)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    const saved = await run(() => act('helper', 'save', form as HelperFormInput))
    if (saved) replaceWith('roundup')
  }
  return { content, errors, error, change, save }
}
