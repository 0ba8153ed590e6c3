import { serverNow } from '@/shared/cloud/clock'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Cell } from '@/shared/ui/cell'
import { List } from '@/shared/ui/list'
import { Tag } from '@/shared/ui/tag'
import { doorWords } from '../../components/words'

/** 全区开着的超市；哪一家都可以看，换了就到那一家去领。 */
export default function Shops() {
  const query = useQuery('shop', 'shopList', {})
  const now = serverNow()
  return (
    <Screen title="选一家超市" lead="哪一家都可以看；在哪一家换的，就到哪一家去领。">
      <List
        flush
        items={query.data ?? undefined}
        keyOf={({ id }) => id}
        render={(shop) => (
          <Cell
            icon="bag"
            title={shop.community}
            note={[shop.spot, doorWords(shop, now)].join(' · ')}
            value={shop.open ? <Tag tone="green">开着门</Tag> : undefined}
            onPress={() => open('shopFront', { communityId: shop.communityId })}
          />
        )}
        empty={{ title: '还没有开张的超市', note: '社区开了，这里就看得到。' }}
        error={query.error ?? undefined}
        onRetry={query.reload}
      />
    </Screen>
  )
}
