import { Button } from '@/shared/ui/button'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { TextArea } from '@/shared/ui/text-area'
import { TextInput } from '@/shared/ui/text-input'
import { toast } from '@/shared/ui/toast'
import { usePostForm } from './use-post-form'

interface AddPostProps {
  communityId: string
  onDone: () => Promise<void>
  onClose: () => void
}

/** 设一个岗位：叫什么、做什么、要几个人。 */
export function AddPost({ communityId, onDone, onClose }: AddPostProps) {
  const { content, errors, action, change, send } = usePostForm(communityId)
  const add = async () => {
    if (!(await send())) return
    onClose()
    toast('岗位设好了')
    await onDone()
  }
  const actions = [
    <Button key="no" kind="plain" onPress={onClose}>
      先不
    </Button>,
    <Button key="yes" busyText="正在存" onPress={add}>
      设好
    </Button>,
  ]
  return (
    <Sheet open title="设一个岗位" onClose={onClose} actions={actions}>
      <Field label="岗位名称" hint="如：周末陪老人下楼" error={errors.title}>
        <TextInput max={20} value={content.title} onChange={(title) => change({ title })} />
      </Field>
      <Field label="要做什么" hint="什么时候来、在哪里、做什么" error={errors.text}>
        <TextArea max={100} value={content.text} onChange={(text) => change({ text })} />
      </Field>
      <Field label="要几个人" error={errors.places}>
        <TextInput
          type="number"
          max={2}
          value={content.places}
          onChange={(places) => change({ places })}
        />
      </Field>
      {action.error && <Notice tone="red">{action.error}</Notice>}
    </Sheet>
  )
}
