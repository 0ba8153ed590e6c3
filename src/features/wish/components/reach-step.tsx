import type { StartView } from '@domain/wish/draft'
import { salutations } from '@domain/wish/form'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { TextInput } from '@/shared/ui/text-input'
import type { Errors } from './check-form'
import type { Change, WishContent } from './form-state'
import { GridField } from './grid-field'
import { MinorField } from './minor-field'
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
  const options = start.buildings.map((b) => ({ value: b.id, label: b.name }))
  return (
    <>
      <GridField start={start} areaId={content.areaId} error={errors.areaId} onGrid={onGrid} />
      {options.length > 0 && (
        <Field label="哪一栋" optional>
          <Choice
            options={options}
            value={content.areaId}
            onChange={(areaId) => change({ areaId })}
          />
        </Field>
      )}
      <Field
        label="门牌"
        hint={`例如 2 单元 301，只给${content.guardian ? '社区' : '帮忙的人'}看`}
        error={errors.room}
        optional
      >
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
      <MinorField guardian={content.guardian} errors={errors} change={change} />
      <PhoneField
        value={content.phone}
        hint={content.guardian ? '监护人的手机号，只给社区看' : '认领的人会用它联系您'}
        error={errors.phone}
        change={change}
      />
    </>
  )
}
