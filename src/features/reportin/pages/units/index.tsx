import type { UnitNumbers } from '@domain/reportin/numbers'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Cell } from '@/shared/ui/cell'
import { List } from '@/shared/ui/list'

/** 各单位报到的党员有几份，点开就是名单。照单位排，不排名。 */
export default function Units() {
  const units = useQuery('reportin', 'unitNumbers', {})
  return (
    <Screen title="各单位" lead="对上了单位的党员报到。照单位排，不比多少。">
      <List<UnitNumbers>
        flush
        items={units.data ?? undefined}
        keyOf={(unit) => unit.id}
        render={({ id, name, reported, posted, active }) => (
          <Cell
            title={name}
            note={`党员 ${reported} · 认岗 ${posted} · 活跃 ${active}`}
            onPress={() => open('reportQueue', { unitId: id, filter: 'reported' })}
          />
        )}
        empty={{
          title: '还没有单位的党员报到',
          note: '联络员导入名册，党员报到、对上单位以后这里就有。',
        }}
        error={units.error ?? undefined}
        onRetry={units.reload}
      />
    </Screen>
  )
}
