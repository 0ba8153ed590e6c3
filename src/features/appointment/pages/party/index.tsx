import type { PartyNode } from '@domain/appointment/party-tree'
import { View } from '@tarojs/components'
import { useQuery } from '@/shared/cloud/useQuery'
import { open, replaceWith } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Empty } from '@/shared/ui/empty'
import { Loaded } from '@/shared/ui/loaded'
import { BelowCard } from '../../components/below-card'
import { SeatsCard } from '../../components/seats-card'
import { useParams } from '../../components/use-params'
import '../../components/tree.scss'

/** 党组织树：党委 → 党总支 → 党支部，一级一页；没有说哪一个，就从自己看得到的最上面起。 */
export default function PartyTree() {
  const { id } = useParams()
  const query = useQuery('appointment', 'partyTree', id ? { id } : {})
  const here = query.data?.here
  return (
    <Screen title={here?.name ?? '党组织'} lead={here?.label} wide={Boolean(here)}>
      <Loaded query={query}>{(node) => <Node node={node} onChanged={query.reload} />}</Loaded>
    </Screen>
  )
}

function Node({ node: { here, below }, onChanged }: { node: PartyNode; onChanged: () => void }) {
  const list = (
    <BelowCard
      title={here ? '下级党组织' : '从这里看起'}
      below={below}
      onOpen={(id) => open('partyTree', { id })}
    />
  )
  if (!here)
    return below.length > 0 ? (
      list
    ) : (
      <Empty title="还没有党组织" note="由区里导入，或者还没有建在您这一片。" />
    )
  return (
    <View className="tree">
      <View className="tree__here">
        <SeatsCard
          seats={here.seats}
          where={{ areaId: null, unitId: here.id }}
          onChanged={onChanged}
        />
      </View>
      <View className="tree__below">{list}</View>
      <View className="tree__ways">
        <Ways here={here} />
      </View>
    </View>
  )
}

function Ways({ here: { area, up } }: { here: NonNullable<PartyNode['here']> }) {
  if (!area && !up) return null
  return (
    <Card flush title="还可以看">
      {area && (
        <Cell
          icon="pin"
          tone="blue"
          title={area.name}
          note="建在这里，看这里谁担任什么"
          onPress={() => replaceWith('areaTree', { id: area.id })}
        />
      )}
      {up && (
        <Cell
          icon="back"
          tone="plain"
          title={`上级：${up.name}`}
          onPress={() => replaceWith('partyTree', { id: up.id })}
        />
      )}
    </Card>
  )
}
