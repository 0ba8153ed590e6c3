import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Loaded } from '@/shared/ui/loaded'

/** 各单位的数，点开是这个单位报到的党员。 */
export function UnitNumbersCard() {
  const units = useQuery('reportin', 'unitNumbers', {})
  return (
    <Card title="各单位" flush>
      <Loaded query={units}>
        {(list) =>
          list.map(({ id, name, reported, posted, active }) => (
            <Cell
              key={id}
              title={name}
              note={`党员 ${reported} · 认岗 ${posted} · 活跃 ${active}`}
              onPress={() => open('reportQueue', { unitId: id, filter: 'reported' })}
            />
          ))
        }
      </Loaded>
    </Card>
  )
}
