import type { MyPostsView } from '@domain/appointment/mine'
import { useState } from 'react'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Empty } from '@/shared/ui/empty'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { Tag } from '@/shared/ui/tag'
import { BackAction } from '../../components/back-action'
import { LeaveForm } from '../../components/leave-form'
import { untilWords } from '../../components/term-words'

/** 我的任职：担任什么、到什么时候；网格员看今天由谁值班，在这里请假。 */
export default function Mine() {
  const query = useQuery('appointment', 'myAppointments', {})
  const [asking, setAsking] = useState(false)
  const { takesLeave, leave } = query.data ?? { takesLeave: false, leave: null }
  const bottom = takesLeave && !leave && <Button onPress={() => setAsking(true)}>我要请假</Button>
  return (
    <Screen title="我的任职" bottom={bottom || undefined}>
      <Loaded query={query}>{(view) => <Posts view={view} onChanged={query.reload} />}</Loaded>
      <Sheet open={asking} title="请假" onClose={() => setAsking(false)}>
        <LeaveForm
          id={null}
          onDone={() => {
            setAsking(false)
            void query.reload()
          }}
        />
      </Sheet>
    </Screen>
  )
}

function Posts({
  view: { posts, leave },
  onChanged,
}: {
  view: MyPostsView
  onChanged: () => void
}) {
  if (posts.length === 0)
    return <Empty title="现在没有任职" note="区里和社区任命以后，这里看得到。" />
  return (
    <>
      {leave && (
        <Notice tone="amber" title={leave.away ? '您正在请假' : '您写了请假'}>
          {`${untilWords(leave.to)}。${leave.away ? '工作由代班的人来办。' : '到那天才交给代班的人。'}`}
        </Notice>
      )}
      {leave && <BackAction id={null} onDone={onChanged} />}
      <Card flush>
        {posts.map(({ id, label, place, to, onDuty }) => (
          <Cell
            key={id}
            icon="person"
            tone={onDuty?.me ? 'green' : 'plain'}
            title={label}
            note={[place, untilWords(to), onDuty?.words].filter(Boolean).join('，')}
            value={onDuty?.me ? <Tag tone="green">今天值班</Tag> : undefined}
          />
        ))}
      </Card>
    </>
  )
}
