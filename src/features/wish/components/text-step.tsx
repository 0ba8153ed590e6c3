import { wishKinds } from '@domain/wish/wish'
import { Button } from '@/shared/ui/button'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { Photo } from '@/shared/ui/photo'
import { TextArea } from '@/shared/ui/text-area'
import type { Errors } from './check-form'
import type { Change, WishContent } from './form-state'
import { keepPicture, previewOf } from './pictures'

interface StepProps {
  content: WishContent
  errors: Errors
  change: Change
}

/** 第二步：用自己的话说，可以加一张图。 */
export function TextStep({ content, errors, change }: StepProps) {
  const example = content.category ? wishKinds[content.category].example : ''
  const preview = previewOf(content.picture)
  return (
    <>
      <Field label="说说您的心愿" hint={`${example}。不用写电话和门牌。`} error={errors.text}>
        <TextArea tall max={200} value={content.text} onChange={(text) => change({ text })} />
      </Field>
      <Field label="加一张照片" hint="要换的灯泡、想要的东西，拍一张更清楚" optional>
        {content.picture && !preview ? (
          <KeptPicture onDrop={() => change({ picture: '' })} />
        ) : (
          <Photo value={preview} onChange={(path) => change({ picture: keepPicture(path) })} />
        )}
      </Field>
    </>
  )
}

/** 上次传好的照片，这里显示不了，但会一起发出去。 */
function KeptPicture({ onDrop }: { onDrop: () => void }) {
  const action = (
    <Button kind="text" inline icon="trash" onPress={onDrop}>
      删掉
    </Button>
  )
  return <Notice action={action}>已经有一张照片，会一起发出去。</Notice>
}
