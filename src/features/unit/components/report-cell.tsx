import { resourceKinds } from '@domain/unit/kinds'
import type { ReportInCard } from '@domain/unit/present'
import { reportInStatuses } from '@domain/unit/report-in'
import { serverNow } from '@/shared/cloud/clock'
import { open } from '@/shared/routes'
import { Cell } from '@/shared/ui/cell'
import { leftWords } from './words'

interface ReportCellProps {
  one: ReportInCard
  /** 给单位看的写社区，给社区看的写单位。 */
  names: 'unit' | 'community'
}

const icons = { amber: 'clock', green: 'done', red: 'alert', plain: 'info' } as const

/** 列表里的一份：是谁、到哪了、能做什么、办成几件。 */
export function ReportCell({ one, names }: ReportCellProps) {
  const { tone, label } = reportInStatuses[one.status]
  const kinds = one.kinds.map((kind) => resourceKinds[kind].label).join('、')
  const matched = one.matched > 0 && `对接 ${one.matched} 条，办成 ${one.done} 条`
  return (
    <Cell
      icon={icons[tone]}
      tone={tone}
      title={names === 'unit' ? one.unit.name : one.community.name}
      note={[
        `${label}${one.renewal ? '（续期）' : ''}`,
        leftWords(one, serverNow()),
        kinds,
        matched,
      ]
        .filter(Boolean)
        .join(' · ')}
      onPress={() => open('unitReport', { id: one.id })}
    />
  )
}
