import { freeTimeNames, freeTimes } from '@domain/helper/helper'
import type { HomeReportInput } from '@domain/reportin/form'
import { wishKindNames, wishKinds } from '@domain/wish/wish'
import { Choice, ManyChoice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { kindIcons } from '@/shared/wish/words'

const skillOptions = wishKindNames.map((value) => ({
  ...{ value, label: wishKinds[value].short, icon: kindIcons[value] },
}))
const freeOptions = freeTimeNames.map((value) => ({ value, ...freeTimes[value] }))

type Skills = HomeReportInput['skills']
type Free = HomeReportInput['free']

interface ToldFieldsProps {
  skills: Skills
  free: Free | null
  errors: Partial<Record<string, string>>
  onChange: (part: { skills?: Skills; free?: Free }) => void
}

/** 会什么、什么时候有空：社区照它来安排，不定时长、不排名。 */
export function ToldFields({ skills, free, errors, onChange }: ToldFieldsProps) {
  return (
    <>
      <Field label="您能帮哪几样" hint="可以选几样" error={errors.skills}>
        <ManyChoice
          look="picture"
          options={skillOptions}
          value={skills}
          onChange={(next) => onChange({ skills: next })}
        />
      </Field>
      <Field label="什么时候有空" error={errors.free}>
        <Choice
          look="row"
          options={freeOptions}
          value={free ?? undefined}
          onChange={(next) => onChange({ free: next })}
        />
      </Field>
    </>
  )
}
