import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import type { StepProps } from './step-props'
import { monthsWords } from './words'

/** 常选的几种，月。 */
const terms = [6, 12, 24, 36]

export const termOptions = terms.map((months) => ({
  value: String(months),
  label: monthsWords(months),
}))

/** 第三步：报到多久。 */
export function TermStep({ content, errors, change }: StepProps) {
  return (
    <Field
      label="报到多久"
      hint="从社区确认那天算起，最长 3 年；到期前 30 天提醒，可以续"
      error={errors.months}
    >
      <Choice
        look="row"
        options={termOptions}
        value={String(content.months)}
        onChange={(months) => change({ months: Number(months) })}
      />
    </Field>
  )
}
