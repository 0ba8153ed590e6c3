import type { StocktakeView } from '@domain/stock/stocktake-view'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { TextInput } from '@/shared/ui/text-input'
import { toast } from '@/shared/ui/toast'
import { Words } from '@/shared/ui/words'
import { countsNote, Difference } from './result-lines'

interface CheckFormProps {
  view: StocktakeView
  onDone: (view: StocktakeView) => void
}

/** 第二个人核对：对不上的一样一样写缘由，再签字。 */
export function CheckForm({ view, onDone }: CheckFormProps) {
  const differing = view.lines.filter(({ difference }) => difference)
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const { run, error } = useAction()
  const sign = async () => {
    const said = differing.flatMap(({ goodId }) => {
      const reason = reasons[goodId]?.trim()
      return reason ? [{ goodId, reason }] : []
    })
    const after = await run(() => act('stock', 'check', { id: view.id, reasons: said }))
    if (!after) return
    toast(after.status === 'matched' ? '账实相符，盘完了' : '签好了，等街道批')
    onDone(after)
  }
  return (
    <Card title={differing.length > 0 ? `${differing.length} 样对不上` : '都对得上'}>
      {differing.length === 0 && (
        <Words tone="soft">{`${view.lines.length} 样和账上一样，请到架前看过再签字。`}</Words>
      )}
      {differing.map((line) => (
        <View key={line.goodId}>
          <Field label={line.title} hint={countsNote(line)}>
            <Difference count={line.difference ?? 0} />
            <TextInput
              max={60}
              label={`“${line.title}”为什么对不上`}
              placeholder="为什么对不上"
              value={reasons[line.goodId] ?? ''}
              onChange={(reason) => setReasons({ ...reasons, [line.goodId]: reason })}
            />
          </Field>
        </View>
      ))}
      {error && <Notice tone="red">{error}</Notice>}
      <Button busyText="正在签" onPress={sign}>
        核对过了，签字
      </Button>
    </Card>
  )
}
