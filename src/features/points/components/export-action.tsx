import { EXPORT_LIMIT } from '@domain/register/register'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'
import { useAction } from '@/shared/cloud/useAction'
import { openSheet } from '@/shared/open-file'
import { Cell } from '@/shared/ui/cell'
import { Choice } from '@/shared/ui/choice'
import { Confirm } from '@/shared/ui/confirm'
import { Field } from '@/shared/ui/field'
import { toast } from '@/shared/ui/toast'

/** 全部，或者最近三年里的一年。 */
function years() {
  const now = Number(serverNow().slice(0, 4))
  return [
    { value: '', label: '全部' },
    ...[now, now - 1, now - 2].map((year) => ({ value: String(year), label: `${year} 年` })),
  ]
}

/** 导出自己的流水：一行，点开选哪一年。 */
export function ExportAction() {
  const [asking, setAsking] = useState(false)
  const [year, setYear] = useState('')
  const { run, error } = useAction()
  const start = async () => {
    const done = await run(async () => {
      const view = await act('points', 'exportMine', { year: year || null })
      await openSheet(view.url, view.fileName)
      return view
    })
    if (!done) return
    setAsking(false)
    toast(`导出了 ${done.rows} 笔`)
  }
  return (
    <>
      <Cell icon="paper" tone="blue" title="导出 Excel" onPress={() => setAsking(true)} />
      <Confirm
        open={asking}
        title="导出 Excel"
        text={`只有您自己的流水，一次最多 ${EXPORT_LIMIT} 笔。什么时候导出的，会记下来。`}
        confirmLabel="导出"
        error={error}
        onConfirm={start}
        onClose={() => setAsking(false)}
      >
        <Field label="哪一年">
          <Choice options={years()} value={year} onChange={setYear} />
        </Field>
      </Confirm>
    </>
  )
}
