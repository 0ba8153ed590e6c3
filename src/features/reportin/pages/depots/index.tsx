import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Empty } from '@/shared/ui/empty'
import { Loaded } from '@/shared/ui/loaded'

/** 归他领码的站点：社区是本社区的，站点的联络员是自己的。 */
export default function Depots() {
  const query = useQuery('reportin', 'depots', {})
  return (
    <Screen title="站点的码" lead="贴在站里，骑手一扫就报到，不用填单位代码。">
      <Loaded query={query}>
        {(depots) =>
          depots.length === 0 ? (
            <Empty title="这里还没有站点" note="站点由区里导入，要添的请和区里说。" />
          ) : (
            <Card flush>
              {depots.map(({ id, name, place }) => (
                <Cell
                  key={id}
                  icon="pin"
                  title={name}
                  note={place}
                  onPress={() => open('depotCode', { id })}
                />
              ))}
            </Card>
          )
        }
      </Loaded>
    </Screen>
  )
}
