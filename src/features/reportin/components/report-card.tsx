import { exactTime, timeLeft } from '@domain/kernel/date'
import type { ReportView } from '@domain/reportin/present'
import { reportLines, reportStatuses } from '@domain/reportin/reportin'
import type { ReactNode } from 'react'
import { serverNow } from '@/shared/cloud/clock'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { statusTones } from './words'

/** 报到的地方怎么说：住的地方，或者站点所在的地方。 */
const placeWords = { home: '住在', work: '在' } as const

interface ReportCardProps {
  one: ReportView
  /** 卡片底下的一个按钮。 */
  action?: ReactNode
}

/** 一份报到：现在到哪一步，一句话说清；下面是写过的几样。 */
export function ReportCard({ one, action }: ReportCardProps) {
  const { label, sentence } = reportStatuses[one.status]
  const until = one.dueAt ?? one.pausedUntil
  return (
    <Card title={reportLines[one.line]} extra={<Tag tone={statusTones[one.status]}>{label}</Tag>}>
      <Words bold>{one.community}</Words>
      <Words tone="soft">
        {one.dueAt ? `${sentence}，${timeLeft(one.dueAt, serverNow())}` : sentence}
      </Words>
      {one.pausedUntil && <Words>{`暂停到 ${exactTime(one.pausedUntil)}`}</Words>}
      {until === null && one.servicePost && <Words>{`岗位：${one.servicePost}`}</Words>}
      {!one.mine && <Words>{`姓名：${one.name}`}</Words>}
      {one.unit && <Words>{`单位：${one.unit}`}</Words>}
      {one.place && <Words>{`${placeWords[one.line]}：${one.place}`}</Words>}
      {one.skills.length > 0 && (
        <Words>{`能帮：${one.skills.join('、')}${one.free ? ` · ${one.free}` : ''}`}</Words>
      )}
      {action}
    </Card>
  )
}

/** 过去的一份，一行。 */
export function PastCell({ one, onPress }: { one: ReportView; onPress: () => void }) {
  return (
    <Cell
      title={`${one.community} ${reportLines[one.line]}`}
      note={reportStatuses[one.status].label}
      onPress={onPress}
    />
  )
}
