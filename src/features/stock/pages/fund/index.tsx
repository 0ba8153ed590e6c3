import type { FundView } from '@domain/fund/gauge'
import type { FundRow } from '@domain/fund/present'
import { yearOf } from '@domain/kernel/date'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { serverNow } from '@/shared/cloud/clock'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Loaded } from '@/shared/ui/loaded'
import { Tabs } from '@/shared/ui/tabs'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { Bar } from '../../components/bar'
import { FundExport } from '../../components/fund-export'
import { FundFigures } from '../../components/fund-figures'
import { FundPowers } from '../../components/fund-powers'
import { yuanOrNone } from '../../components/words'

/** 为民服务专项资金：预算、用掉的、积分占着的、还能用的；街道和区里点开看每个社区。 */
export default function Fund() {
  // 从消息来的，编号是“社区~年”。
  const { id = '', areaId = id.split('~')[0] } = useRouter().params
  const [year, setYear] = useState<string | undefined>(id.split('~')[1])
  const query = useQuery('stock', 'fund', {
    ...(areaId && { areaId }),
    ...(year && { year }),
  })
  return (
    <Screen title="专项资金" lead={query.data?.areaName}>
      <Loaded query={query}>
        {(view) => (
          <>
            <Tabs
              label="哪一年"
              items={view.years.map((value) => ({ value, label: `${value} 年` }))}
              value={view.year}
              onChange={setYear}
            />
            <Body view={view} onDone={query.reload} />
            <FundExport areaId={view.areaId} year={view.year} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Body({ view, onDone }: { view: FundView; onDone: () => Promise<void> }) {
  const { rows, total, budgeted, year } = view
  const [only] = rows
  const one = rows.length === 1 && only ? only : null
  return (
    <>
      <Card>
        <Bar {...(one ?? total)} />
        <FundFigures shown={one ?? total} />
      </Card>
      {one && <FundPowers row={one} current={year === yearOf(serverNow())} onDone={onDone} />}
      {!one && (
        <Words size="note" tone="soft">
          {`合计只加定了预算的社区：${rows.length} 个里有 ${budgeted} 个。`}
        </Words>
      )}
      {!one && (
        <Card title="各社区" flush>
          {rows.map((row) => (
            <Cell
              key={row.communityId}
              title={row.name}
              note={noteOf(row)}
              value={<Level row={row} />}
              onPress={() => open('fund', { areaId: row.communityId })}
            />
          ))}
        </Card>
      )}
    </>
  )
}

const noteOf = ({ budget, available }: FundRow) =>
  budget === null ? '没有定预算' : `预算 ${yuanOrNone(budget)} · 还能用 ${yuanOrNone(available)}`

function Level({ row: { level, percent } }: { row: FundRow }) {
  if (percent === null) return '—'
  if (level === 'over') return <Tag tone="red" icon="alert">{`${percent}%`}</Tag>
  if (level === 'warn') return <Tag tone="amber" icon="alert">{`${percent}%`}</Tag>
  return `${percent}%`
}
