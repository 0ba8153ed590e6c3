import { monthsUntil } from '@domain/kernel/date'
import type { StockView } from '@domain/stock/lists'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'
import { useAction } from '@/shared/cloud/useAction'
import { openSheet } from '@/shared/open-file'
import { Button } from '@/shared/ui/button'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { toast } from '@/shared/ui/toast'
import { Words } from '@/shared/ui/words'

/** 可以选的月份：这个月和之前五个月。 */
const MONTHS = 6
const ALL = 'all'
const monthLabel = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(4))}月`

interface BookExportProps {
  view: StockView
  open: boolean
  onClose: () => void
}

/** 导出超市账：选哪个月、是不是只要一样；先说清楚会记下来。 */
export function BookExport({ view, open, onClose }: BookExportProps) {
  const months = monthsUntil(serverNow(), MONTHS)
  const [month, setMonth] = useState(months[0] ?? '')
  const [goodId, setGoodId] = useState(ALL)
  const { run, error } = useAction()
  const start = async () => {
    const input = { shopId: view.shopId, month, ...(goodId === ALL ? {} : { goodId }) }
    const done = await run(async () => {
      const file = await act('stock', 'exportBook', input)
      await openSheet(file.url, file.fileName)
      return file
    })
    if (!done) return
    onClose()
    toast(`导出了 ${done.rows} 行`)
  }
  const goods = view.rows.map((row) => ({ value: row.goodId, label: row.title }))
  const actions = [
    <Button key="no" kind="plain" onPress={onClose}>
      先不
    </Button>,
    <Button key="yes" busyText="正在导出" onPress={start}>
      导出
    </Button>,
  ]
  return (
    <Sheet open={open} title="导出超市账" onClose={onClose} actions={actions}>
      <Words tone="soft">表里没有领的人的姓名；您什么时候导出的，会记下来。</Words>
      <Field label="哪个月">
        <Choice
          options={months.map((value) => ({ value, label: monthLabel(value) }))}
          value={month}
          onChange={setMonth}
        />
      </Field>
      <Field label="哪一样">
        <Choice
          options={[{ value: ALL, label: '全部' }, ...goods]}
          value={goodId}
          onChange={setGoodId}
        />
      </Field>
      {error && <Notice tone="red">{error}</Notice>}
    </Sheet>
  )
}
