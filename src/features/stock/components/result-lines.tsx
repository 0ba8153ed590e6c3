import type { StocktakeLineView, StocktakeView } from '@domain/stock/stocktake-view'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Words } from '@/shared/ui/words'

/** 数出几件、点的时候账上几件。 */
export const countsNote = ({ counted, book }: StocktakeLineView) =>
  `数出 ${counted ?? '—'} · 点的时候账上 ${book ?? '—'}`

/** 对不上的，连同缘由；没有就不画。 */
export function DifferingLines({ view: { lines } }: { view: StocktakeView }) {
  const differing = lines.filter(({ difference }) => difference)
  if (differing.length === 0) return null
  return (
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
  )
}

/** 对得上的，排在后面。 */
export function SameLines({ view: { lines } }: { view: StocktakeView }) {
  const same = lines.filter(({ difference }) => !difference)
  if (same.length === 0) return null
  return (
    <Card flush title={`${same.length} 样对得上`}>
      {same.map((line) => (
        <Cell key={line.goodId} title={line.title} value={`${line.counted ?? '—'} 件`} />
      ))}
    </Card>
  )
}

/** 多几件、少几件。 */
export function Difference({ count }: { count: number }) {
  return (
    <Words bold tone={count > 0 ? 'green' : 'red'}>
      {`${count > 0 ? '多' : '少'} ${Math.abs(count)} 件`}
    </Words>
  )
}
