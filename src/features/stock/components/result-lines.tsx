import type { StocktakeLineView, StocktakeView } from '@domain/stock/stocktake-view'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Words } from '@/shared/ui/words'
import { signed } from './words'

/** 数出几件、点的时候账上几件。 */
export const countsNote = ({ counted, book }: StocktakeLineView) =>
  `数出 ${counted ?? '—'} · 点的时候账上 ${book ?? '—'}`

/** 结果：对不上的在前，连同缘由；对得上的收在后面。 */
export function ResultLines({ view: { lines } }: { view: StocktakeView }) {
  const differing = lines.filter(({ difference }) => difference)
  const same = lines.filter(({ difference }) => !difference)
  return (
    <>
      {differing.length > 0 && (
        <Card flush title={`${differing.length} 样对不上`}>
          {differing.map((line) => (
            <Cell
              key={line.goodId}
              title={line.title}
              note={[countsNote(line), line.reason].filter(Boolean).join(' · ')}
              value={<Difference count={line.difference ?? 0} />}
            />
          ))}
        </Card>
      )}
      {same.length > 0 && (
        <Card flush title={`${same.length} 样对得上`}>
          {same.map((line) => (
            <Cell key={line.goodId} title={line.title} value={`${line.counted ?? '—'} 件`} />
          ))}
        </Card>
      )}
    </>
  )
}

/** 多几件、少几件。 */
export function Difference({ count }: { count: number }) {
  return (
    <Words bold tone={count > 0 ? 'green' : 'red'}>
      {`${count > 0 ? '多' : '少'} ${signed(count)}`}
    </Words>
  )
}
