import type { DeskView } from '@domain/home/usecases'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Loaded } from '@/shared/ui/loaded'
import { Calls } from '../../components/calls'
import { Workspace } from '../../components/workspace'

/** 工作台：今天要办的，最急的在前；接着是要打的电话；下面是各网格的二维码。 */
export default function Desk() {
  const desk = useQuery('home', 'desk', {})
  return (
    <Screen
      title={desk.data?.reviews === false ? '我的网格' : '今天要办'}
      lead={desk.data?.areas.join('、')}
      wide={desk.data?.reviews === true}
    >
      <Loaded query={desk}>
        {(data) =>
          data.reviews ? (
            <Workspace pending={data.pending} onMoved={desk.reload}>
              {(open) => (
                <>
                  <Calls calls={data.calls} onDone={desk.reload} onOpen={open} />
                  <Grids grids={data.grids} />
                </>
              )}
            </Workspace>
          ) : (
            <Grids grids={data.grids} />
          )
        }
      </Loaded>
    </Screen>
  )
}

function Grids({ grids }: Pick<DeskView, 'grids'>) {
  return (
    <Card flush title="网格二维码">
      <Cell
        icon="paper"
        title="全部海报"
        note="看扫码人数，成批打印"
        onPress={() => open('posters')}
      />
      {grids.map((grid) => (
        <Cell
          key={grid.id}
          icon="pin"
          title={grid.name}
          note="居民扫码许愿，网格自动填好"
          onPress={() => open('code', { areaId: grid.id })}
        />
      ))}
    </Card>
  )
}
