import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { openSheet } from '@/shared/open-file'
import { Button } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'
import { toast } from '@/shared/ui/toast'

interface FundExportProps {
  areaId: string
  year: string
}

/** 导出专项资金表：先说清楚会记下来。 */
export function FundExport({ areaId, year }: FundExportProps) {
  const [asking, setAsking] = useState(false)
  const { run, error } = useAction()
  const start = async () => {
    const done = await run(async () => {
      const file = await act('stock', 'exportFund', { areaId, year })
      await openSheet(file.url, file.fileName)
      return file
    })
    if (!done) return
    setAsking(false)
    toast(`导出了 ${done.rows} 个社区`)
  }
  return (
    <>
      <Button kind="plain" icon="paper" onPress={() => setAsking(true)}>
        导出 Excel
      </Button>
      <Confirm
        open={asking}
        title="导出 Excel"
        text="一个社区一行，没有人的姓名。您什么时候导出的，会记下来。"
        confirmLabel="导出"
        error={error}
        onConfirm={start}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
