import type { GoodsKept } from '@domain/goods/keep'
import type { GoodRow } from '@domain/goods/present'
import type { GoodKind } from '@domain/shop/shop'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Empty } from '@/shared/ui/empty'
import type { IconName } from '@/shared/ui/icon-names'
import { List } from '@/shared/ui/list'
import { Loaded } from '@/shared/ui/loaded'
import { GoodTag } from '../../components/good-tag'
import { countsOf, openWords } from '../../components/words'

const icons: Readonly<Record<GoodKind, IconName>> = {
  goods: 'gift',
  service: 'tool',
  honour: 'star',
}

/** 管一家超市的货：要审的、要改的、该补的在前。 */
export default function Goods() {
  const { communityId } = useRouter().params
  const query = useQuery('shop', 'goodsKept', communityId ? { communityId } : {})
  const kept = query.data
  return (
    <Screen
      title="超市的货"
      lead={kept ? `${kept.community.name}积分兑换超市` : undefined}
      bottom={
        kept?.shop &&
        kept.keeps && (
          <Button onPress={() => open('writeGood', { communityId: kept.community.id })}>
            添一样货
          </Button>
        )
      }
    >
      <Loaded query={query}>{(view) => <Body view={view} />}</Loaded>
    </Screen>
  )
}

function Body({ view }: { view: GoodsKept }) {
  const { shop, community, rows, keeps } = view
  const arrange = () => open('arrangeShop', { communityId: community.id })
  if (!shop)
    return (
      <Empty
        title="超市还没有开"
        note="写好在哪里、什么时候开门，就能往货架上添东西。"
        action={keeps && <Button onPress={arrange}>开一家超市</Button>}
      />
    )
  return (
    <>
      <Card flush>
        <Cell
          icon="clock"
          tone="blue"
          title="开门的时间和地方"
          note={[shop.spot, ...shop.opens.map(openWords)].join(' · ')}
          onPress={keeps ? arrange : undefined}
        />
      </Card>
      <List<GoodRow>
        flush
        items={rows}
        keyOf={({ id }) => id}
        render={(good) => (
          <Cell
            icon={icons[good.kind]}
            tone="plain"
            title={good.title}
            note={countsOf(good)}
            value={<GoodTag good={good} />}
            onPress={() => open('keptGood', { id: good.id })}
          />
        )}
        empty={{ title: '货架还空着', note: '添一样，审核通过就摆上去。' }}
      />
    </>
  )
}
