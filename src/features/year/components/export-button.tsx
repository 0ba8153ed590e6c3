import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { openSheet } from '@/shared/open-file'
import { Button } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'
import { toast } from '@/shared/ui/toast'

interface ExportButtonProps {
  unitId: string
  year: string
}

/** 导出本单位这一年的：先说清楚会记下来。 */
export function ExportButton({ unitId, year }: ExportButtonProps) {
  const [asking, setAsking] = useState(false)
  const { run, error } = useAction()
  const start = async () => {
    const done = await run(async () => {
      const view = await act('year', 'exportUnitYear', { unitId, year })
      await openSheet(view.url, view.fileName)
      return view
    })
    if (!done) return
    setAsking(false)
    toast(`导出了 ${done.rows} 个人`)
  }
  return (
    <>
      <Button kind="plain" icon="paper" onPress={() => setAsking(true)}>
        导出 Excel
      </Button>
      <Confirm
        open={asking}
        title="导出 Excel"
        text="表里有本单位党员的姓名和服务次数，没有电话和住处。您什么时候导出的，会记下来。"
        confirmLabel="导出"
        error={error}
        onConfirm={start}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
