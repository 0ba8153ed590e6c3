import { useState } from 'react'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Confirm } from '@/shared/ui/confirm'
import { Sheet } from '@/shared/ui/sheet'
import { toast } from '@/shared/ui/toast'

type Layer = 'sheet' | 'confirm' | 'reason'

export function Layers() {
  const [open, setOpen] = useState<Layer>()
  const close = () => setOpen(undefined)
  return (
    <>
      <Card title="弹层">
        <Button kind="plain" onPress={() => setOpen('sheet')}>
          更多
        </Button>
        <Button kind="plain" onPress={() => setOpen('confirm')}>
          撤回
        </Button>
        <Button kind="plain" onPress={() => setOpen('reason')}>
          退回
        </Button>
        <Button kind="plain" onPress={() => toast('已经发给王师傅了')}>
          轻提示
        </Button>
      </Card>
      <Sheet open={open === 'sheet'} title="更多" onClose={close}>
        <Card flush>
          <Cell icon="phone" title="打电话给社区" onPress={close} />
          <Cell icon="trash" title="撤回这个心愿" onPress={close} />
        </Card>
      </Sheet>
      <Confirm
        open={open === 'confirm'}
        title="撤回这个心愿？"
        text="撤回以后，别人就看不到它了。以后可以再许一次。"
        confirmLabel="撤回"
        danger
        onConfirm={close}
        onClose={close}
      />
      <Confirm
        open={open === 'reason'}
        title="退回给许愿人"
        confirmLabel="退回"
        reason={{ label: '为什么退回', hint: '许愿人会看到这句话，可以改了再发。' }}
        onConfirm={close}
        onClose={close}
      />
    </>
  )
}
