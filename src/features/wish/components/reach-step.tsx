import type { StartView } from '@domain/wish/draft'
import { salutations } from '@domain/wish/form'
import { useState } from 'react'
import { AreaPicker } from '@/shared/area/area-picker'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { TextInput } from '@/shared/ui/text-input'
import type { Errors } from './check-form'
import type { Change, WishContent } from './form-state'
import { PhoneField } from './phone-field'

const called = salutations.map((value) => ({ value, label: value }))

interface ReachStepProps {
  content: WishContent
  errors: Errors
  change: Change
  start: StartView
  onGrid: (gridId: string) => void
}

/** 第三步：住哪、怎么称呼、怎么联系。扫码来的，网格已经填好。 */
export function ReachStep({ content, errors, change, start, onGrid }: ReachStepProps) {
  const [picking, setPicking] = useState(false)
  const { place, buildings } = start
  const options = buildings.map((b) => ({ value: b.id, label: b.name }))
  const where = place ? `${place.community} · ${place.grid}` : '请选择您住的网格'
  return (
    <>
      <Field label="您住在哪个网格" error={errors.areaId}>
        <Card flush>
          <Cell icon="pin" title={where} note="点这里换" onPress={() => setPicking(true)} />
        </Card>
      </Field>
      {options.length > 0 && (
        <Field label="哪一栋" optional>
          <Choice
            options={options}
            value={content.areaId}
            onChange={(areaId) => change({ areaId })}
          />
        </Field>
      )}
      <Field label="门牌" hint="例如 2 单元 301，只给帮忙的人看" error={errors.room} optional>
        <TextInput max={30} value={content.room} onChange={(room) => change({ room })} />
      </Field>
      <Field label="姓名" error={errors.name}>
        <TextInput max={20} value={content.name} onChange={(name) => change({ name })} />
      </Field>
      <Field label="怎么称呼您" hint="大厅里只显示姓和称呼，例如李阿姨" error={errors.salutation}>
        <Choice
          options={called}
          value={called.find((o) => o.value === content.salutation)?.value}
          onChange={(salutation) => change({ salutation })}
        />
      </Field>
      <PhoneField value={content.phone} error={errors.phone} change={change} />
      <AreaPicker
        open={picking}
        upTo="grid"
        exact
        onClose={() => setPicking(false)}
        onPick={(area) => {
          setPicking(false)
          onGrid(area.id)
        }}
      />
    </>
  )
}
