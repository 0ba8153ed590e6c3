import { Field } from '@/shared/ui/field'
import { TextInput } from '@/shared/ui/text-input'
import type { StepProps } from './step-props'

interface ContactStepProps extends StepProps {
  /** 改好再发：不改就空着。 */
  resends: boolean
}

/** 第四步：单位由谁和社区对接。 */
export function ContactStep({ content, errors, change, resends }: ContactStepProps) {
  return (
    <>
      <Field
        label="联系人"
        hint={resends ? '不改就空着' : '单位里由谁和社区对接'}
        error={errors.name}
        optional={resends}
      >
        <TextInput max={20} value={content.name} onChange={(name) => change({ name })} />
      </Field>
      <Field
        label="手机号"
        hint="密封存放，只给这个社区的工作人员看，看一次记一次"
        error={errors.phone}
        optional={resends}
      >
        <TextInput
          type="number"
          max={11}
          value={content.phone}
          onChange={(phone) => change({ phone })}
        />
      </Field>
    </>
  )
}
