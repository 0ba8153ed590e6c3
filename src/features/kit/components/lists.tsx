import { useState } from 'react'
import { CallError } from '@/shared/cloud/failure'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { List } from '@/shared/ui/list'
import { Tabs } from '@/shared/ui/tabs'
import { Tag } from '@/shared/ui/tag'
import { type Happening, Timeline } from '@/shared/ui/timeline'

const wishes = [
  { id: '1', text: '想要一盏看书的台灯', from: '李阿姨 · 幸福里第二网格' },
  { id: '2', text: '轮椅的刹车松了，想请人看一看', from: '王伯伯 · 幸福里第三网格' },
]
type Wish = (typeof wishes)[number]

const story: Happening[] = [
  {
    key: '3',
    title: '王师傅认领了',
    note: '周三下午我带一盏新的过来。',
    when: '今天上午',
    exact: '11月23日 09:12',
    tone: 'blue',
    icon: 'help',
  },
  { key: '2', title: '社区审核通过', when: '昨天', exact: '11月22日 15:40', tone: 'green' },
  { key: '1', title: '你许下了心愿', when: '3 天前', exact: '11月20日 08:05', icon: 'heart' },
]

const states = {
  ready: '有',
  end: '到底',
  loading: '在取',
  empty: '空',
  failed: '没取到',
  half: '取到一半',
  barred: '不归他看',
}
type State = keyof typeof states

const broken = new CallError('OFFLINE', '网络断了，没取到后面的。已有的都还在。')
const failures: Partial<Record<State, CallError>> = {
  failed: broken,
  half: broken,
  barred: new CallError('FORBIDDEN', '工作台只给社区和网格的工作人员使用。'),
}
const tabs = Object.entries(states).map(([value, label]) => ({
  value: value as State,
  label,
  ...(value === 'ready' ? { count: 2 } : {}),
}))

export function Lists() {
  const [state, setState] = useState<State>('ready')
  const none = { loading: undefined, failed: undefined, barred: undefined, empty: [] }
  const items = state in none ? none[state as keyof typeof none] : wishes
  return (
    <>
      <Tabs items={tabs} value={state} onChange={setState} label="列表的样子" />
      <List<Wish>
        items={items}
        keyOf={(wish) => wish.id}
        render={(wish) => (
          <Card flush>
            <Cell title={wish.text} note={wish.from} value={<Tag tone="red">等人认领</Tag>} />
          </Card>
        )}
        empty={{
          title: '还没有心愿',
          note: '许一个，邻里会看到。',
          action: <Button>许个愿</Button>,
        }}
        error={failures[state]}
        onRetry={() => setState('ready')}
        more={state === 'ready'}
        onMore={() => setState('end')}
      />
      <List<Wish>
        flush
        items={wishes}
        keyOf={(wish) => wish.id}
        render={(wish) => (
          <Cell title={wish.text} note={wish.from} onPress={() => setState('ready')} />
        )}
        empty={{ title: '还没有心愿' }}
      />
      <Card title="经过">
        <Timeline items={story} />
      </Card>
    </>
  )
}
