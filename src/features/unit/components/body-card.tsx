import { resourceKinds } from '@domain/unit/kinds'
import type { ReportInView } from '@domain/unit/present'
import { reportInStatuses } from '@domain/unit/report-in'
import { serverNow } from '@/shared/cloud/clock'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { kindIcons, stateWords, termWords } from './words'

/** 谁到哪里、到哪一步了、期限。 */
export function HeadCard({ one }: { one: ReportInView }) {
  const { label, tone } = reportInStatuses[one.status]
  return (
    <Card title={one.unit.name} extra={<Tag tone={tone}>{label}</Tag>}>
      <Words>{`到${one.community.name}报到`}</Words>
      <Words tone="soft">{stateWords(one, serverNow())}</Words>
      <Words size="note" tone="soft">
        {termWords(one)}
      </Words>
    </Card>
  )
}

/** 单位能做的。 */
export function ResourcesCard({ resources }: Pick<ReportInView, 'resources'>) {
  return (
    <Card flush title="单位能做的">
      {resources.map(({ id, kind, text, often }) => (
        <Cell
          key={id}
          icon={kindIcons[kind]}
          tone="green"
          title={text}
          note={`${resourceKinds[kind].label} · ${often}`}
        />
      ))}
    </Card>
  )
}
