import { resourceKinds } from '@domain/unit/kinds'
import { RESOURCES_LIMIT } from '@domain/unit/report-in'
import { useState } from 'react'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Field } from '@/shared/ui/field'
import type { ResourceContent } from './form-state'
import { ResourceSheet } from './resource-sheet'
import type { StepProps } from './step-props'
import { WantsCard } from './wants-card'
import { kindIcons } from './words'

/** 第二步：单位能做什么，一样一样写；社区需要什么摆在下面对着看。 */
export function ResourcesStep({ content, errors, change }: StepProps) {
  const { resources, community } = content
  const [editing, setEditing] = useState<number | null>(null)
  const save = (one: ResourceContent | null) => {
    const kept = resources.filter((_, at) => at !== editing)
    const next = [...resources]
    if (one && editing !== null) next[editing] = one
    change({ resources: one ? next : kept })
    setEditing(null)
  }
  const room = resources.length < RESOURCES_LIMIT
  return (
    <>
      <Field
        label="单位能做什么"
        hint={`照单位的特长写，最多 ${RESOURCES_LIMIT} 样，不写钱`}
        error={errors.resources}
      >
        {resources.length > 0 && (
          <Card flush>
            {resources.map(({ kind, text, often }, at) => (
              <Cell
                // biome-ignore lint/suspicious/noArrayIndexKey: 同样的话可以写两次，位置就是它的身份。
                key={at}
                icon={kindIcons[kind]}
                tone="green"
                title={text}
                note={`${resourceKinds[kind].label} · ${often}`}
                onPress={() => setEditing(at)}
              />
            ))}
          </Card>
        )}
      </Field>
      {room && (
        <Button kind="plain" icon="plus" onPress={() => setEditing(resources.length)}>
          {resources.length === 0 ? '写一样' : '再写一样'}
        </Button>
      )}
      {editing !== null && (
        <ResourceSheet
          old={resources[editing] ?? null}
          onSave={save}
          onClose={() => setEditing(null)}
        />
      )}
      {community && <WantsCard communityId={community.id} />}
    </>
  )
}
