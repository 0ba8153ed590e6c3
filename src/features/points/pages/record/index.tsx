import { dayText } from '@domain/kernel/date'
import type { ParticipationsView } from '@domain/pointcare/recording'
import { participationKinds } from '@domain/points/participation'
import { useState } from 'react'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Loaded } from '@/shared/ui/loaded'
import { Tabs } from '@/shared/ui/tabs'
import { RecordForm } from '../../components/record-form'
import { signed } from '../../components/words'

/** 记议事和培训（社区）：谁参加了、建议被采纳了，照手机号记下，当场得分。 */
export default function Participations() {
  const [communityId, setCommunityId] = useState<string>()
  const query = useQuery('points', 'recorded', communityId ? { communityId } : {})
  return (
    <Screen title="记议事和培训" lead="分值照积分规则；记错了，到“查积分”里更正。">
      <Loaded query={query}>
        {(view) => (
          <>
            {view.communities.length > 1 && (
              <Tabs
                label="哪个社区"
                items={view.communities.map(({ id, name }) => ({ value: id, label: name }))}
                value={view.communityId}
                onChange={setCommunityId}
              />
            )}
            <RecordForm view={view} onDone={query.reload} />
            <Recent view={view} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Recent({ view: { rows } }: { view: ParticipationsView }) {
  if (rows.length === 0) return null
  return (
    <Card flush title="最近记的">
      {rows.map((row) => (
        <Cell
          key={row.id}
          title={`${row.name}　${row.title}`}
          note={`${participationKinds[row.kind].label} · ${dayText(row.at)}`}
          value={`${signed(row.points)} 分`}
        />
      ))}
    </Card>
  )
}
