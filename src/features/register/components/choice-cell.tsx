import { useState } from 'react'
import { Cell } from '@/shared/ui/cell'
import { Choice } from '@/shared/ui/choice'
import { Sheet } from '@/shared/ui/sheet'

const ALL = 'all'

interface ChoiceCellProps<T extends string> {
  title: string
  options: readonly { value: T; label: string }[]
  value: T | undefined
  onPick: (value: T | undefined) => void
}

/** 一项筛选：点开一张纸，选一个就收起；“全部”是不筛。 */
export function ChoiceCell<T extends string>(props: ChoiceCellProps<T>) {
  const { title, options, value, onPick } = props
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  const shown = options.find((option) => option.value === value)?.label ?? '全部'
  const choose = (picked: T | typeof ALL) => {
    close()
    onPick(picked === ALL ? undefined : picked)
  }
  return (
    <>
      <Cell title={title} value={shown} onPress={() => setOpen(true)} />
      <Sheet open={open} title={title} onClose={close}>
        <Choice<T | typeof ALL>
          label={title}
          options={[{ value: ALL, label: '全部' }, ...options]}
          value={value ?? ALL}
          onChange={choose}
        />
      </Sheet>
    </>
  )
}
