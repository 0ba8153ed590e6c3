import type { UnitRef } from '@domain/kernel/actor'
import { useState } from 'react'
import { AreaPicker } from '@/shared/area/area-picker'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import type { StepProps } from './step-props'
import { WantsCard } from './wants-card'

interface PlaceStepProps extends StepProps {
  units: readonly UnitRef[]
}

/** 第一步：哪个单位，到哪个社区；社区需要什么摆在下面。 */
export function PlaceStep({ content, errors, change, units }: PlaceStepProps) {
  const [picking, setPicking] = useState(false)
  const { community } = content
  return (
    <>
      {units.length > 1 && (
        <Field label="哪个单位">
          <Choice
            look="row"
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
            value={content.unitId}
            onChange={(unitId) => change({ unitId })}
          />
        </Field>
      )}
      <Field label="到哪个社区" hint="几个社区都可以去，一个一个报" error={errors.communityId}>
        <Card flush>
          <Cell
            icon="pin"
            title={community?.name ?? '请选择社区'}
            note="点这里选"
            onPress={() => setPicking(true)}
          />
        </Card>
      </Field>
      <AreaPicker
        open={picking}
        upTo="community"
        exact
        onClose={() => setPicking(false)}
        onPick={({ id, name }) => {
          setPicking(false)
          change({ community: { id, name } })
        }}
      />
      {community && <WantsCard communityId={community.id} />}
    </>
  )
}
