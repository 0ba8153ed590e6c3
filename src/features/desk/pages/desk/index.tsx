import type { DeskView } from '@domain/home/usecases'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { List } from '@/shared/ui/list'
import { Loaded } from '@/shared/ui/loaded'
import { WishRow } from '@/shared/wish/wish-row'
import { Calls } from '../../components/calls'

/** 工作台：今天要办的，最急的在前；接着是要打的电话；下面是各网格的二维码。 */
export default function Desk() {
  const desk = useQuery('home', 'desk', {})
  return (
    <Screen title="今天要办" lead={desk.data?.areas.join('、')} wide>
      <Loaded query={desk}>
        {(data) => (
          <>
            {data.reviews && <Reviews pending={data.pending} />}
            <Calls calls={data.calls} onDone={desk.reload} />
            <Doorstep papers={data.papers} />
            <Card flush>
              <Cell
                icon="search"
                tone="blue"
                title="心愿台账"
                note="按地方、状态、种类、月份看"
                onPress={() => open('register')}
              />
            </Card>
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

/** 上门要办的：连着录心愿，送回音纸条。 */
function Doorstep({ papers }: Pick<DeskView, 'papers'>) {
  return (
    <Card flush title="上门">
      <Cell
        icon="pen"
        title="上门录心愿"
        note="一户一户连着录，没有网也存得下"
        onPress={() => open('doorstep')}
      />
      <Cell
        icon="paper"
        title="回音纸条"
        note={papers > 0 ? '给不用手机的人，印好按楼送' : '现在没有要送的'}
        unread={papers}
        onPress={() => open('papers')}
      />
    </Card>
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
