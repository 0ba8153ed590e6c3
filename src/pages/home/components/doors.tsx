import { open, openTab } from '@/shared/routes'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'

/** 首页的门。还没有建好的不画。 */
export function Doors({ hasDesk }: { hasDesk: boolean }) {
  return (
    <Card flush>
      <Cell
        size="large"
        icon="heart"
        title="许个微心愿"
        note="缺东西、要人陪、家里要修，说一声"
        onPress={() => open('post')}
      />
      <Cell
        size="large"
        icon="help"
        tone="green"
        title="去帮忙"
        note="看看邻居们在盼什么"
        onPress={() => openTab('wishes')}
      />
      <Cell
        size="large"
        icon="paper"
        tone="blue"
        title="我的心愿"
        note="办到哪一步了"
        onPress={() => open('mine')}
      />
      {hasDesk && (
        <Cell
          size="large"
          icon="clock"
          tone="amber"
          title="工作台"
          note="今天要办的事"
          onPress={() => open('desk')}
        />
      )}
    </Card>
  )
}
