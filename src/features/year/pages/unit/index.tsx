import type { UnitYearRow, UnitYearView } from '@domain/year/unit'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Empty } from '@/shared/ui/empty'
import { Loaded } from '@/shared/ui/loaded'
import { Tabs } from '@/shared/ui/tabs'
import { Words } from '@/shared/ui/words'
import { ExportButton } from '../../components/export-button'
import { hoursOf } from '../../components/hours'
import { YearChoice } from '../../components/year-choice'

/** 一个单位一年的情况：一共多少，和每一个人。照报到的先后排，不排名。 */
export default function UnitYearPage() {
  const { id } = useRouter().params
  const [unitId, setUnitId] = useState(id)
  const [year, setYear] = useState<string>()
  const query = useQuery('year', 'unitYear', {
    ...(unitId && { unitId }),
    ...(year && { year }),
  })
  return (
    <Screen title="年度情况表" lead={query.data?.unit.name}>
      <Loaded query={query}>
        {(shown) => (
          <>
            {shown.units.length > 1 && (
              <Tabs
                label="哪个单位"
                items={shown.units.map((unit) => ({ value: unit.id, label: unit.name }))}
                value={shown.unit.id}
                onChange={setUnitId}
              />
            )}
            <YearChoice years={shown.years} year={shown.year} onPick={setYear} />
            <Body view={shown} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Body({ view }: { view: UnitYearView }) {
  const { people, times, minutes, wishes, rows } = view
  if (people === 0)
    return (
      <Empty
        title="还没有报到的党员"
        note="把单位代码告诉本单位的党员，他们报到、对上单位以后这里就有。"
      />
    )
  return (
    <>
      <Card>
        <Words bold>{`${people} 人报到，服务 ${times} 次，共 ${hoursOf(minutes)}`}</Words>
        <Words tone="soft">{`圆了 ${wishes} 个心愿。数从签到和心愿里来，不用填报。`}</Words>
      </Card>
      <Card flush>
        {rows.map((row) => (
          <Cell
            key={row.reportId}
            title={row.name}
            note={noteOf(row)}
            onPress={
              row.handedIn
                ? () => open('yearSheet', { id: row.reportId, year: view.year })
                : undefined
            }
          />
        ))}
      </Card>
      <ExportButton unitId={view.unit.id} year={view.year} />
    </>
  )
}

const noteOf = (row: UnitYearRow) =>
  [
    row.community,
    row.servicePost ?? row.status,
    `${row.times} 次 ${hoursOf(row.minutes)}`,
    `心愿 ${row.wishes}`,
    row.handedIn ? '反馈表已交来' : '反馈表还没有',
  ].join(' · ')
