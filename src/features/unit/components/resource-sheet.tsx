import { OFTEN_LIMIT, ResourceForm, TEXT_LIMIT } from '@domain/unit/form'
import { resourceKinds } from '@domain/unit/kinds'
import { useState } from 'react'
import * as v from 'valibot'
import { Button } from '@/shared/ui/button'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Sheet } from '@/shared/ui/sheet'
import { TextArea } from '@/shared/ui/text-area'
import { TextInput } from '@/shared/ui/text-input'
import type { Errors, ResourceContent } from './form-state'
import { problemsIn } from './problems'
import { kindOptions } from './words'

interface ResourceSheetProps {
  /** 正在改的；新写的为空。 */
  old: ResourceContent | null
  /** 空就是删掉。 */
  onSave: (one: ResourceContent | null) => void
  onClose: () => void
}

/** 能做的一样：哪一样、做什么、多久一次。 */
export function ResourceSheet({ old, onSave, onClose }: ResourceSheetProps) {
  const [one, setOne] = useState<Partial<ResourceContent>>(old ?? {})
  const [errors, setErrors] = useState<Errors>({})
  const { kind, text = '', often = '' } = one
  const change = (part: Partial<ResourceContent>) => {
    setErrors({})
    setOne((now) => ({ ...now, ...part }))
  }
  const save = () => {
    const result = v.safeParse(ResourceForm, { kind, text, often })
    if (result.success) onSave(result.output)
    else setErrors(problemsIn(result.issues))
  }
  const actions = [
    old ? (
      <Button key="drop" kind="plain" onPress={() => onSave(null)}>
        删掉
      </Button>
    ) : (
      <Button key="no" kind="plain" onPress={onClose}>
        先不
      </Button>
    ),
    <Button key="yes" onPress={save}>
      写好了
    </Button>,
  ]
  return (
    <Sheet open title="单位能做的一样" onClose={onClose} actions={actions}>
      <Field label="是哪一样" error={errors.kind}>
        <Choice
          options={kindOptions}
          value={kind}
          onChange={(picked) => change({ kind: picked })}
        />
      </Field>
      <Field
        label="做什么"
        hint={kind ? `例如：${resourceKinds[kind].example}` : undefined}
        error={errors.text}
      >
        <TextArea value={text} max={TEXT_LIMIT} onChange={(said) => change({ text: said })} />
      </Field>
      <Field label="多久一次、一次多少" hint="例如：每月一次，一次半天" error={errors.often}>
        <TextInput value={often} max={OFTEN_LIMIT} onChange={(said) => change({ often: said })} />
      </Field>
    </Sheet>
  )
}
