import type { salutations } from '@domain/kernel/called'
import type { CardFace } from '@domain/pointcard/present'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'

interface IssueContent {
  readonly name: string
  readonly salutation: (typeof salutations)[number] | undefined
  readonly phone: string
  readonly areaId: string
  readonly areaName: string
  readonly pin: string
}

type Errors = Partial<Record<'name' | 'salutation' | 'phone' | 'areaId' | 'pin', string>>

export interface IssueForm {
  readonly content: IssueContent
  readonly errors: Errors
  readonly error: string | null
  readonly change: (part: Partial<IssueContent>) => void
  readonly issue: () => Promise<void>
}

const blank: IssueContent = {
  ...{ name: '', salutation: undefined, phone: '', areaId: '', areaName: '', pin: '' },
}

/** 哪里还没填好，各一句；号码、密码好不好由服务端再看一遍。 */
function problems({ name, salutation, areaId, pin }: IssueContent): Errors {
  return {
    ...(name.trim().length < 2 && { name: '请填写姓名。' }),
    ...(!salutation && { salutation: '请选择怎么称呼。' }),
    ...(!areaId && { areaId: '请选到她住的网格或楼栋。' }),
    ...(!/^\d{4}$/.test(pin) && { pin: '密码是四位数字。' }),
  }
}

export function useIssueForm(onIssued: (face: CardFace) => void): IssueForm {
  const [content, setContent] = useState(blank)
  const [errors, setErrors] = useState<Errors>({})
  const { run, error } = useAction()
  return {
    ...{ content, errors, error },
    change: (part) => setContent((now) => ({ ...now, ...part })),
    async issue() {
      const found = problems(content)
      setErrors(found)
      const { name, salutation, phone, areaId, pin } = content
      if (!salutation || Object.keys(found).length > 0) return
      const input = { name, salutation, phone: phone.trim() || null, areaId, pin }
      const face = await run(() => act('counter', 'issueCard', input))
      if (face) onIssued(face)
    },
  }
}
