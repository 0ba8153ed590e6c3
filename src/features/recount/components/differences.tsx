import type { RecountView } from '@domain/recount/look'
import {
  type Difference,
  differenceKinds,
  type FigureName,
  figureWords,
} from '@domain/recount/recount'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Words } from '@/shared/ui/words'

const noteOf = ({ figures }: Difference) =>
  (Object.entries(figures) as [FigureName, number][])
    .map(([name, value]) => `${figureWords[name]} ${value}`)
    .join('，')

/** 个人账户只写账号码：在“管账号”里用它找得到人。 */
const titleOf = ({ kind, name }: Difference) =>
  kind === 'wallet' ? `账号码 ${name}` : `${differenceKinds[kind]} ${name}`

/** 对不上的一处一处，几个数并排。 */
export function Differences({ one }: { one: RecountView }) {
  const rest = one.found - one.differences.length
  return (
    <Card title="对不上的" flush>
      {one.differences.map((each) => (
        <Cell key={`${each.kind} ${each.name}`} title={titleOf(each)} note={noteOf(each)} />
      ))}
      {rest > 0 && <Words tone="soft">{`还有 ${rest} 处没有列出来。`}</Words>}
    </Card>
  )
}
