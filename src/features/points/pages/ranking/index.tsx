import type { RankingView } from '@domain/points/ranking'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Confirm } from '@/shared/ui/confirm'
import { Empty } from '@/shared/ui/empty'
import { Field } from '@/shared/ui/field'
import { Loaded } from '@/shared/ui/loaded'
import { Tabs } from '@/shared/ui/tabs'
import { TextInput } from '@/shared/ui/text-input'
import { Words } from '@/shared/ui/words'
import { monthWords } from '../../components/words'

/** 自愿排名：想比一比的人用昵称来比，只列前几位。 */
export default function RankingPage() {
  const [month, setMonth] = useState<string>()
  const query = useQuery('points', 'ranking', month ? { month } : {})
  const { data } = query
  return (
    <Screen
      title="自愿排名"
      lead="自己愿意参加的才在里面，用昵称，只列前二十位，随时退出。"
      bottom={data && <Actions view={data} onDone={query.reload} />}
    >
      <Loaded query={query}>{(view) => <Body view={view} onMonth={setMonth} />}</Loaded>
    </Screen>
  )
}

interface BodyProps {
  view: RankingView
  onMonth: (month: string | undefined) => void
}

function Body({ view, onMonth }: BodyProps) {
  const { community, points, month, rows, closed } = view
  const live = !closed.includes(month)
  const items = [
    { value: '', label: '这个月' },
    ...closed.map((one) => ({ value: one, label: monthWords(one) })),
  ]
  return (
    <>
      <Card>
        <Words bold>{`这个月您得了 ${points} 分`}</Words>
        {community && <Words tone="soft">{`${community}，每月一号封存上个月的，以后不再变`}</Words>}
      </Card>
      {closed.length > 0 && (
        <Tabs
          label="哪个月"
          items={items}
          value={live ? '' : month}
          onChange={(value) => onMonth(value || undefined)}
        />
      )}
      {rows.length === 0 ? (
        <Empty title="还没有人参加" note="参加的人这个月得了分，才会列在这里。" />
      ) : (
        <Card flush>
          {rows.map((row, at) => (
            <Cell
              // biome-ignore lint/suspicious/noArrayIndexKey: 昵称会重，名次不会。
              key={at}
              title={`${at + 1}　${row.nickname}`}
              note={row.mine ? '这是您' : undefined}
              value={`${row.points} 分`}
            />
          ))}
        </Card>
      )}
    </>
  )
}

function Actions({ view, onDone }: { view: RankingView; onDone: () => unknown }) {
  const [asking, setAsking] = useState(false)
  const [nickname, setNickname] = useState(view.nickname ?? '')
  const action = useAction()
  const leave = async () => {
    if (await action.run(() => act('points', 'leaveRanking', {}))) await onDone()
  }
  const join = async () => {
    const done = await action.run(() => act('points', 'joinRanking', { nickname: nickname.trim() }))
    if (!done) return
    setAsking(false)
    await onDone()
  }
  return (
    <>
      <Button kind={view.nickname ? 'plain' : 'primary'} onPress={() => setAsking(true)}>
        {view.nickname ? '换昵称' : '我要参加'}
      </Button>
      {view.nickname && (
        <Button kind="plain" onPress={leave}>
          退出排名
        </Button>
      )}
      <Confirm
        open={asking}
        title="参加排名"
        text="别人看得到昵称和这个月得的分，看不到您是谁。不想参加了，马上就能退出。"
        confirmLabel="就用这个"
        error={action.error}
        onConfirm={join}
        onClose={() => setAsking(false)}
      >
        <Field label="昵称" hint="2 到 8 个字，不要用真名、电话">
          <TextInput max={8} value={nickname} onChange={setNickname} />
        </Field>
      </Confirm>
    </>
  )
}
