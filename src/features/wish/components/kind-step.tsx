import { wishKindNames, wishKinds } from '@domain/wish/wish'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { kindIcons } from '@/shared/wish/words'
import type { Errors } from './check-form'
import type { Change, WishContent } from './form-state'

const options = wishKindNames.map((value) => ({
  value,
  label: wishKinds[value].label,
  icon: kindIcons[value],
}))

interface StepProps {
  content: WishContent
  errors: Errors
  change: Change
}

/** 第一步：想要什么，看图选。 */
export function KindStep({ content, errors, change }: StepProps) {
  return (
    <Field label="您的心愿是哪一种" error={errors.category}>
      <Choice
        look="picture"
        options={options}
        value={content.category || undefined}
        onChange={(category) => change({ category })}
      />
    </Field>
  )
}
