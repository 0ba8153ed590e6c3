import type { StocktakeLineView, StocktakeView } from '@domain/stock/stocktake-view'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { Tag } from '@/shared/ui/tag'
import { TextInput } from '@/shared/ui/text-input'
import { Words } from '@/shared/ui/words'
import { countOf } from './words'

interface CountLinesProps {
  view: StocktakeView
  onDone: (view: StocktakeView) => void
}

/** 一样一样点：数架上的，写下来；账上几件不给看，免得照着账写。 */
export function CountLines({ view, onDone }: CountLinesProps) {
  const [goodId, setGoodId] = useState<string>()
  const may = view.steps.includes('count')
  const line = view.lines.find((one) => one.goodId === goodId)
  const left = view.lines.filter(({ counted }) => counted === null).length
  return (
    <>
      <Card
        flush
        title={left > 0 ? `还有 ${left} 样没点` : '都点过了'}
        extra={<Words size="note" tone="soft">{`共 ${view.lines.length} 样`}</Words>}
      >
        {view.lines.map((one) => (
          <Cell
            key={one.goodId}
            title={one.title}
            value={one.counted === null ? <Tag tone="amber">没点</Tag> : `${one.counted} 件`}
            onPress={may ? () => setGoodId(one.goodId) : undefined}
          />
        ))}
      </Card>
      {line && (
        <CountSheet
          key={line.goodId}
          view={view}
          line={line}
          onDone={(after) => {
            onDone(after)
            setGoodId(after.lines.find(({ counted }) => counted === null)?.goodId)
          }}
          onClose={() => setGoodId(undefined)}
        />
      )}
    </>
  )
}

interface CountSheetProps extends CountLinesProps {
  line: StocktakeLineView
  onClose: () => void
}

/** 写下一样数出几件；存好就到下一样没点的。 */
function CountSheet({ view, line, onDone, onClose }: CountSheetProps) {
  const [text, setText] = useState(line.counted === null ? '' : String(line.counted))
  const { run, error } = useAction()
  const save = async () => {
    const input = { id: view.id, goodId: line.goodId, counted: countOf(text) }
    const after = await run(() => act('stock', 'count', input))
    if (after) onDone(after)
  }
  const actions = [
    <Button key="no" kind="plain" onPress={onClose}>
      先不
    </Button>,
    <Button key="yes" disabled={text.trim() === ''} onPress={save}>
      存好，下一样
    </Button>,
  ]
  return (
    <Sheet open title={line.title} onClose={onClose} actions={actions}>
      <Field label="架上一共几件" hint="有人订了、还没领走的也在架上，一起数；没有就写 0">
        <TextInput type="number" max={4} value={text} onChange={setText} onDone={save} />
      </Field>
      {error && <Notice tone="red">{error}</Notice>}
    </Sheet>
  )
}
