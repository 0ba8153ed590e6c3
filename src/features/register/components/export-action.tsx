import type { ExportView } from '@domain/register/keeping'
import { EXPORT_LIMIT } from '@domain/register/register'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { openFileLabel, openSheet } from '@/shared/open-file'
import { Button } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'
import { Notice } from '@/shared/ui/notice'
import { chosenOf, type Picked } from './use-register'

interface ExportActionProps {
  picked: Picked
  /** 问着要不要导出。 */
  asking: boolean
  onClose: () => void
}

/** 导出：先说清楚表里有什么、会记下来，导好了交给手机或浏览器打开。 */
export function ExportAction({ picked, asking, onClose }: ExportActionProps) {
  const [done, setDone] = useState<ExportView>()
  const exporting = useAction()
  const opening = useAction()
  const show = ({ url, fileName }: ExportView) => opening.run(() => openSheet(url, fileName))
  const start = async () => {
    const view = await exporting.run(() => act('register', 'export', chosenOf(picked)))
    if (!view) return
    setDone(view)
    onClose()
    await show(view)
  }
  return (
    <>
      {done && (
        <Notice
          tone={opening.error ? 'red' : 'green'}
          title={`导出了 ${done.rows} 个心愿`}
          action={
            <Button kind="plain" inline icon="again" onPress={() => show(done)}>
              {openFileLabel}
            </Button>
          }
        >
          {opening.error ?? `${done.fileName}。看完请删掉，不要发到群里。`}
        </Notice>
      )}
      <Confirm
        open={asking}
        title="导出 Excel"
        text={`导出现在筛出来的心愿，一次最多 ${EXPORT_LIMIT} 个。表里没有姓名、电话和门牌；您导出了什么、什么时候导出的，会记下来。`}
        confirmLabel="导出"
        error={exporting.error}
        onConfirm={start}
        onClose={onClose}
      />
    </>
  )
}
