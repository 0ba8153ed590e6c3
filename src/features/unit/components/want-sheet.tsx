import { TEXT_LIMIT, WantForm } from '@domain/unit/form'
import { type ResourceKind, resourceKinds } from '@domain/unit/kinds'
import type { WantsView } from '@domain/unit/wants'
import { useState } from 'react'
import * as v from 'valibot'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { TextArea } from '@/shared/ui/text-area'
import { toast } from '@/shared/ui/toast'
import { DayField } from './day-field'
import type { Errors } from './form-state'
import { problemsIn } from './problems'
import { kindOptions } from './words'

/** 写到一半的一条。 */
interface WantContent {
  readonly kind: ResourceKind | undefined
  readonly text: string
  readonly until: string
}

interface WantSheetProps {
  communityId: string
  onDone: (wants: WantsView) => void
  onClose: () => void
}

/** 添一条需求：要哪一样、什么事、到哪一天。 */
export function WantSheet({ communityId, onDone, onClose }: WantSheetProps) {
  const [want, setWant] = useState<WantContent>({ kind: undefined, text: '', until: '' })
  const [errors, setErrors] = useState<Errors>({})
  const { run, error } = useAction()
  const { kind, text, until } = want
  const change = (part: Partial<WantContent>) => {
    setErrors({})
    setWant((old) => ({ ...old, ...part }))
  }
  const add = async () => {
    const result = v.safeParse(WantForm, want)
    setErrors(problemsIn(result.issues ?? []))
    if (!result.success) return
    const list = await run(() => act('unit', 'addWant', { communityId, ...result.output }))
    if (!list) return
    toast('添上了')
    onClose()
    onDone(list)
  }
  const actions = [
    <Button key="no" kind="plain" onPress={onClose}>
      先不
    </Button>,
    <Button key="yes" onPress={add}>
      添上
    </Button>,
  ]
  return (
    <Sheet open title="添一条需求" onClose={onClose} actions={actions}>
      <Field label="要哪一样" error={errors.kind}>
        <Choice
          options={kindOptions}
          value={kind}
          onChange={(picked) => change({ kind: picked })}
        />
      </Field>
      <Field
        label="什么事"
        hint={kind ? `例如：${resourceKinds[kind].example}` : '别写居民的姓名、电话、门牌'}
        error={errors.text}
      >
        <TextArea value={text} max={TEXT_LIMIT} onChange={(said) => change({ text: said })} />
      </Field>
      <DayField
        label="到哪一天为止"
        hint="那一天也算，最远三年"
        value={until}
        error={errors.until}
        onChange={(day) => change({ until: day })}
      />
      {error && <Notice tone="red">{error}</Notice>}
    </Sheet>
  )
}
