import type { MyGridView } from '@domain/appointment/mine'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Empty } from '@/shared/ui/empty'
import { Loaded } from '@/shared/ui/loaded'

/** 我的网格：今天由谁值班，归哪个社区。只有称呼；要找人，请社区转。 */
export default function Grid() {
  const query = useQuery('appointment', 'myGrid', {})
  return (
    <Screen title="我的网格">
      <Loaded query={query}>
        {({ home }) =>
          home ? (
            <Where view={home} />
          ) : (
            <Empty title="还没有选网格" note="扫一扫网格的码，或者第一次许愿时选好，这里就有了。" />
          )
        }
      </Loaded>
    </Screen>
  )
}

function Where({ view: { grid, community, onDuty, branch } }: { view: MyGridView }) {
  const who = onDuty ? onDuty.called : '今天没有人值班'
  return (
    <Card flush title={grid}>
      <Cell
        icon="person"
        tone={onDuty ? 'green' : 'amber'}
        title={who}
        note={
          onDuty ? (onDuty.standIn ? '今天由他代班' : '今天值班的网格员') : '有事请找社区工作者'
        }
      />
      <Cell icon="house" tone="blue" title={community} note="社区办事、找工作人员" />
      {branch && <Cell icon="star" title={branch} note="网格上的党支部" />}
    </Card>
  )
}
