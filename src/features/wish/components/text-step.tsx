import { isBig } from '@domain/wish/refusals'
import { wishKinds } from '@domain/wish/wish'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { TextArea } from '@/shared/ui/text-area'
import { bigWords } from '@/shared/wish/words'
import type { Errors } from './check-form'
import type { Change, WishContent } from './form-state'
import { PicturesField } from './pictures-field'
import { VoiceField } from './voice-field'
import { spokenIn } from './voice-note'

interface StepProps {
  content: WishContent
  errors: Errors
  change: Change
  /** 改好再发时，社区上次听写的文字。 */
  transcript: string | null
}

/** 第二步：用自己的话说，说出来、写下来有一样就够；可以加照片。 */
export function TextStep({ content, errors, change, transcript }: StepProps) {
  const example = content.category ? wishKinds[content.category].example : ''
  const hint = spokenIn(content.voice) ? '已经说过了，可以不写' : `${example}。不用写电话和门牌。`
  return (
    <>
      <VoiceField
        value={content.voice}
        error={errors.voice}
        onChange={(voice) => change({ voice })}
      />
      <Field label="说说您的心愿" hint={hint} error={errors.text}>
        <TextArea tall max={200} value={content.text} onChange={(text) => change({ text })} />
      </Field>
      {isBig(content.text) && <Notice tone="amber">{bigWords}</Notice>}
      {transcript && (
        <Notice title="社区上次听写的">
          {`${transcript}。语音不换、这里也不写字，就还用它。`}
        </Notice>
      )}
      <PicturesField
        hint="要换的灯泡、想要的东西，拍一张更清楚"
        value={content.pictures}
        onChange={(pictures) => change({ pictures })}
      />
    </>
  )
}
