import type { ShopFrontView } from '@domain/shop/front'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { act } from '@/shared/cloud/call'
import { type Action, useAction } from '@/shared/cloud/useAction'
import { useQuery } from '@/shared/cloud/useQuery'
import { goBack, open, replaceWith } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Empty } from '@/shared/ui/empty'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'
import { OrderRow, problemOf } from '../../components/order-row'
import { type Cart, cartRows, cartTotal, useCart } from '../../components/use-cart'
import { untilWords } from '../../components/words'

/** 兑换：就这几样、一共几分、到哪里领、最迟什么时候，定一次。 */
export default function Order() {
  const { communityId = '' } = useRouter().params
  const front = useQuery('shop', 'front', { communityId })
  const cart = useCart(front.data?.shop?.id ?? '', front.data?.purse?.owner ?? null)
  const action = useAction()
  const redeem = async () => {
    const lines = cartRows(cart.lines, front.data?.goods ?? []).map(({ goodId, count, good }) => ({
      ...{ goodId, count, points: good?.points ?? 0 },
    }))
    const input = { shopId: front.data?.shop?.id ?? '', lines }
    const one = await action.run(() => act('shop', 'redeem', input, cart.requestId))
    if (!one) {
      // 分数、件数可能变了，换上最新的再请他看。
      void front.reload()
      return
    }
    cart.clear()
    replaceWith('redemptionCode', { id: one.id })
  }
  return (
    <Screen
      title="兑换"
      bottom={
        front.data &&
        cart.lines.length > 0 && <Decide front={front.data} cart={cart} onRedeem={redeem} />
      }
    >
      <Loaded query={front}>{(view) => <Body front={view} cart={cart} />}</Loaded>
      <Failed action={action} cart={cart} />
    </Screen>
  )
}

function Body({ front, cart }: { front: ShopFrontView; cart: Cart }) {
  const { shop, goods, collectBy, purse } = front
  if (!shop || cart.lines.length === 0)
    return <Empty title="还没有挑东西" action={<Button onPress={goBack}>去挑一样</Button>} />
  const total = cartTotal(cart.lines, goods)
  return (
    <>
      <Card flush>
        {cartRows(cart.lines, goods).map(({ goodId, count, good }) => (
          <OrderRow
            key={goodId}
            good={good}
            count={count}
            onSet={(next) => cart.set(goodId, next)}
          />
        ))}
      </Card>
      <Card>
        <View className="order-total">
          <Words>一共</Words>
          <View className="order-total__points">{`${total} 分`}</View>
        </View>
        {purse && (
          <Words size="note" tone="soft">
            {`您有 ${purse.points} 分，换了以后还有 ${Math.max(0, purse.points - total)} 分。`}
          </Words>
        )}
      </Card>
      <Card flush>
        <Cell icon="pin" tone="plain" title={`到${shop.spot}领`} note={shop.name} />
        <Cell
          icon="clock"
          tone="plain"
          title={`最迟${untilWords(collectBy ?? '')}`}
          note="没有来领的，积分退回来"
        />
      </Card>
    </>
  )
}

interface DecideProps {
  front: ShopFrontView
  cart: Cart
  onRedeem: () => Promise<void>
}

/** 换得了才有按钮；换不了的说还差什么。 */
function Decide({ front: { goods, purse }, cart, onRedeem }: DecideProps) {
  const rows = cartRows(cart.lines, goods)
  if (rows.some(({ good, count }) => problemOf(good, count)))
    return <Notice tone="amber">有一样换不了，请改件数，或者先不要它。</Notice>
  const total = cartTotal(cart.lines, goods)
  if (purse && purse.points < total)
    return <Notice>{`还差 ${total - purse.points} 分，请少换一点。`}</Notice>
  return (
    <Button busyText="正在兑换" onPress={onRedeem}>
      {`兑换，用 ${total} 分`}
    </Button>
  )
}

function Failed({ action, cart }: { action: Action; cart: Cart }) {
  if (!action.error) return null
  if (!action.conflict)
    return (
      <Notice tone="red">
        {action.uncertain ? `${action.error} 挑好的都还在，再点一次不会多扣。` : action.error}
      </Notice>
    )
  return (
    <Notice
      tone="red"
      action={
        <>
          <Button kind="plain" inline onPress={() => open('redemptions')}>
            去看我的兑换
          </Button>
          <Button kind="text" inline onPress={cart.clear}>
            清空，重新挑
          </Button>
        </>
      }
    >
      {action.error}
    </Notice>
  )
}
