import type { ShopFrontView } from '@domain/shop/front'
import { type GoodKind, goodKinds } from '@domain/shop/shop'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Empty } from '@/shared/ui/empty'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Tabs } from '@/shared/ui/tabs'
import { GoodGrid } from '../../components/good-card'
import { Purse, ShopHead } from '../../components/shop-head'
import { type Cart, cartTotal, useCart } from '../../components/use-cart'

/** 积分兑换超市：开没开门、我有几分、有些什么。没有说哪个社区，就看自己住的。 */
export default function Shelf() {
  const { communityId } = useRouter().params
  const front = useQuery('shop', 'front', communityId ? { communityId } : {})
  const cart = useCart(front.data?.shop?.id ?? '', front.data?.purse?.owner ?? null)
  return (
    <Screen
      wide
      bottom={
        front.data?.shop && cart.lines.length > 0 && <ToOrder front={front.data} cart={cart} />
      }
    >
      <Loaded query={front}>{(view) => <Front view={view} cart={cart} />}</Loaded>
    </Screen>
  )
}

function ToOrder({ front, cart }: { front: ShopFrontView; cart: Cart }) {
  const { lines } = cart
  const { shop, goods } = front
  return (
    <Button onPress={() => open('shopOrder', { communityId: shop?.communityId ?? '' })}>
      {`去兑换，${lines.length} 样 ${cartTotal(lines, goods)} 分`}
    </Button>
  )
}

function Front({ view, cart }: { view: ShopFrontView; cart: Cart }) {
  const { shop, community, purse, honoursOnly, goods } = view
  const [kind, setKind] = useState<GoodKind>(honoursOnly ? 'honour' : 'goods')
  if (!shop)
    return (
      <Empty
        title={community ? `${community.name}的超市还没有开` : '看哪一家超市'}
        note={community ? '先看看别的社区的，也可以问问社区。' : '选一家，就看得到有些什么。'}
        action={<Button onPress={() => open('shopList')}>选一家超市</Button>}
      />
    )
  const tabs = (Object.keys(goodKinds) as GoodKind[]).map((value) => ({
    value,
    label: goodKinds[value],
    count: goods.filter((good) => good.kind === value).length,
  }))
  const shown = goods.filter((good) => good.kind === kind)
  return (
    <>
      <ShopHead shop={shop} />
      <Purse purse={purse} />
      {honoursOnly && (
        <Notice>在职党员的积分换荣誉，或者送给微心愿；换商品和服务，区里还没有放开。</Notice>
      )}
      <Tabs items={tabs} value={kind} onChange={setKind} label="看哪一种" />
      {shown.length === 0 ? (
        <Empty title={`还没有${goodKinds[kind]}`} note="社区摆上来就看得到。" />
      ) : (
        <GoodGrid
          goods={shown}
          countOf={cart.countOf}
          onPick={({ id: goodId }) => open('shopGood', { shopId: shop.id, goodId })}
        />
      )}
    </>
  )
}
