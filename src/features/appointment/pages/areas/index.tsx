import type { AreaNode } from '@domain/appointment/area-tree'
import { View } from '@tarojs/components'
import { useQuery } from '@/shared/cloud/useQuery'
import { open, replaceWith } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { BelowCard } from '../../components/below-card'
import { SeatsCard } from '../../components/seats-card'
import { useParams } from '../../components/use-params'
import '../../components/tree.scss'

const belowTitles = {
  ...{ district: '街道', street: '社区', community: '网格', grid: '楼栋', building: '' },
} as const

/** 区域树：区 → 街道 → 社区 → 网格 → 楼栋，一级一页。 */
export default function AreaTree() {
  const { id } = useParams()
  const query = useQuery('appointment', 'areaTree', id ? { id } : {})
  return (
    <Screen title={query.data?.name ?? '谁担任什么'} wide>
      <Loaded query={query}>{(node) => <Node node={node} onChanged={query.reload} />}</Loaded>
    </Screen>
  )
}

function Node({ node, onChanged }: { node: AreaNode; onChanged: () => void }) {
  const where = { areaId: node.id, unitId: null }
  return (
    <View className="tree">
      <View className="tree__here">
        {node.onDuty && (
          <Notice tone={node.onDuty.usual ? 'info' : 'amber'}>{`${node.onDuty.words}。`}</Notice>
        )}
        <SeatsCard seats={node.seats} others={node.others} where={where} onChanged={onChanged} />
      </View>
      <View className="tree__below">
        <BelowCard
          title={belowTitles[node.kind]}
          below={node.below}
          onOpen={(id) => open('areaTree', { id })}
        />
      </View>
      <View className="tree__ways">
        <Ways node={node} />
      </View>
    </View>
  )
}

/** 从这里还能去哪：空缺、建在这里的党组织、上一级。 */
function Ways({ node: { id, kind, party, up } }: { node: AreaNode }) {
  return (
    <Card flush title="还可以看">
      {kind !== 'building' && (
        <Cell
          icon="alert"
          tone="amber"
          title="空缺和代班"
          onPress={() => open('vacancies', { id })}
        />
      )}
      {party.map((one) => (
        <Cell
          key={one.id}
          icon="star"
          title={one.name}
          note={one.label}
          onPress={() => replaceWith('partyTree', { id: one.id })}
        />
      ))}
      {kind !== 'building' && (
        <Cell
          icon="star"
          title="党组织树"
          note="党委、党总支、党支部"
          onPress={() => open('partyTree')}
        />
      )}
      {up && (
        <Cell
          icon="back"
          tone="plain"
          title={`上一级：${up.name}`}
          onPress={() => replaceWith('areaTree', { id: up.id })}
        />
      )}
    </Card>
  )
}
