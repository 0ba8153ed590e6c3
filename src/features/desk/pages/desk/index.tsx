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
    <Screen title="今天要办" lead={desk.data?.areas.join('、')} wide={desk.data?.reviews === true}>
      <Loaded query={desk}>
        {(data) =>
          data.reviews ? (
            <Workspace pending={data.pending} onMoved={desk.reload}>
              {(open) => (
                <>
                  <Calls calls={data.calls} onDone={desk.reload} onOpen={open} />
                  <More data={data} />
                </>
              )}
            </Workspace>
          ) : (
            <More data={data} />
          )
        }
      </Loaded>
    </Screen>
  )
}

/** 随时要用的：上门、台账、二维码。 */
function More({ data }: { data: DeskView }) {
  return (
    <>
      <Doorstep papers={data.papers} />
      <Card flush>
        <Cell
          icon="search"
          tone="blue"
          title="心愿台账"
          note="按地方、状态、种类、月份看"
          onPress={() => open('register')}
        />
        {data.reviews && (
          <Cell
            icon="people"
            tone="green"
            title="签到"
            note="服务台、志愿服务的签到码和名单"
            onPress={() => open('occasions')}
          />
        )}
        {data.reviews && (
          <Cell
            icon="people"
            tone="blue"
            title="共建单位"
            note="来报到的单位，社区需要什么"
            onPress={() => open('unitPartners')}
          />
        )}
      </Card>
      {data.reviews && <ReportIns />}
      {data.grids.length > 0 && <Grids grids={data.grids} />}
    </>
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

/** 在职党员双报到里归社区的三样。 */
function ReportIns() {
  return (
    <Card flush title="双报到">
      <Cell
        icon="people"
        title="报到名单"
        note="谁来报到，等您确认；谁认了岗"
        onPress={() => open('reportQueue')}
      />
      <Cell
        icon="tool"
        tone="green"
        title="服务岗位"
        note="设几个岗位，请报到的党员来认"
        onPress={() => open('servicePosts')}
      />
      <Cell
        icon="paper"
        tone="blue"
        title="站点的码"
        note="贴在站里，骑手一扫就报到"
        onPress={() => open('depots')}
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
