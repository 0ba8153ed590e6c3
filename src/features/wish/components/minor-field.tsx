import { Choice } from '@/shared/ui/choice'
import { Consent } from '@/shared/ui/consent'
import { Field } from '@/shared/ui/field'
import { TextInput } from '@/shared/ui/text-input'
import type { Errors } from './check-form'
import type { Change, GuardianContent } from './form-state'

const forWhom = [
  { value: 'adult', label: '不是' },
  { value: 'minor', label: '是' },
] as const

interface MinorFieldProps {
  guardian: GuardianContent | null
  errors: Errors
  change: Change
}

/** 给未成年人许的：要监护人的姓名和同意。 */
export function MinorField({ guardian, errors, change }: MinorFieldProps) {
  const set = (part: Partial<GuardianContent>) =>
    change({ guardian: { name: '', agreed: false, ...guardian, ...part } })
  return (
    <>
      <Field label="这是给未成年人许的吗" hint="不满 18 岁的，要监护人同意">
        <Choice
          options={forWhom}
          value={guardian ? 'minor' : 'adult'}
          onChange={(who) => (who === 'minor' ? set({}) : change({ guardian: null }))}
        />
      </Field>
      {guardian && (
        <>
          <Field label="监护人姓名" error={errors['guardian.name']}>
            <TextInput max={20} value={guardian.name} onChange={(name) => set({ name })} />
          </Field>
          <Consent
            label="监护人的同意"
            words="我是监护人，我同意"
            note="姓名、电话和门牌只给社区看，认领的人通过社区和您联系。"
            agreed={guardian.agreed}
            error={errors['guardian.agreed']}
            onChange={(agreed) => set({ agreed })}
          />
        </>
      )}
    </>
  )
}
