import { isBig } from '@domain/wish/refusals'
import { wishKinds } from '@domain/wish/wish'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { TextArea } from '@/shared/ui/text-area'
import { bigWords } from '@/shared/wish/words'
import type { Errors } from './check-form'
import type { Change, WishContent } from './form-state'
import { PicturesField } from './pictures-field'

interface StepProps {
  content: WishContent
  errors: Errors
  change: Change
}

/** 第二步：用自己的话说，可以加照片。 */
export function TextStep({ content, errors, change }: StepProps) {
  const example = content.category ? wishKinds[content.category].example : ''
  return (
    <>
      <Field label="说说您的心愿" hint={`${example}。不用写电话和门牌。`} error={errors.text}>
        <TextArea tall max={200} value={content.text} onChange={(text) => change({ text })} />
      </Field>
      {isBig(content.text) && <Notice tone="amber">{bigWords}</Notice>}
      <PicturesField
        hint="要换的灯泡、想要的东西，拍一张更清楚"
        value={content.pictures}
        onChange={(pictures) => change({ pictures })}
      />
    </>
  )
}
