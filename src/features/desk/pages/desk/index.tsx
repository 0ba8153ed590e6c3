import type { DeskView } from '@domain/home/usecases'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { List } from '@/shared/ui/list'
import { Loaded } from '@/shared/ui/loaded'
import { WishRow } from '@/shared/wish/wish-row'

/** 工作台：今天要办的，最急的在前；下面是各网格的二维码。 */
export default function Desk() {
  const desk = useQuery('home', 'desk', {})
  return (
    <Screen
      title={desk.data?.reviews === false ? '网格二维码' : '今天要办'}
      lead={desk.data?.areas.join('、')}
      wide
    >
      <Loaded query={desk}>
        {(data) => (
          <>
            {data.reviews && <Reviews pending={data.pending} />}
            {data.grids.length > 0 && <Grids grids={data.grids} />}
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Reviews({ pending }: Pick<DeskView, 'pending'>) {
  return (
    <List
      flush
      items={pending}
      keyOf={(wish) => wish.id}
      render={(wish) => <WishRow wish={wish} withState />}
      empty={{ title: '没有等待审核的心愿', note: '有新的会发消息告诉您。' }}
    />
  )
}

function Grids({ grids }: Pick<DeskView, 'grids'>) {
  return (
    <Card flush title="网格二维码">
      {grids.map((grid) => (
        <Cell
          key={grid.id}
          icon="pin"
          title={grid.name}
          note="居民扫码许愿，网格自动填好"
          onPress={() => open('code', { gridId: grid.id })}
        />
      ))}
    </Card>
  )
}
