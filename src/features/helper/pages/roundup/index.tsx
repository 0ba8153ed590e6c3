import type { WishCard } from '@domain/wish/present'
import { useQuery } from '@/shared/cloud/useQuery'
import { open, openTab } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { List } from '@/shared/ui/list'
import { WishRow } from '@/shared/wish/wish-row'

/** 适合我帮的心愿：最近挑给我的，还等着人认领的。 */
export default function Roundup() {
  const picks = useQuery('helper', 'picks', {})
  return (
    <Screen
      stack
      title="适合您帮的心愿"
      lead="先是同一栋楼、同一社区的，再是您会的。"
      bottom={
        <>
          <Button kind="plain" onPress={() => open('helper')}>
            我能帮什么
          </Button>
          <Button onPress={() => openTab('wishes')}>去心愿大厅看看</Button>
        </>
      }
    >
      <List<WishCard>
        flush
        items={picks.data ?? undefined}
        keyOf={(wish) => wish.id}
        render={(wish) => <WishRow wish={wish} />}
        empty={{
          title: '眼下没有挑给您的',
          note: '有合适的，会在第二天早上 9 点告诉您。也可以去大厅自己看。',
        }}
        error={picks.error ?? undefined}
        onRetry={picks.reload}
      />
    </Screen>
  )
}
