import type { GoodDetail } from '@domain/shop/front'
import { COUNT_LIMIT } from '@domain/shop/redemption'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { goBack, open, openTab } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'
import { toast } from '@/shared/ui/toast'
import { Words } from '@/shared/ui/words'
import { QueueActions } from './queue-actions'
import { Stepper } from './stepper'
import { useCart } from './use-cart'
import './good-actions.scss'

interface GoodActionsProps {
  view: GoodDetail
  onChanged: () => unknown
}

/** 此刻最多挑几件：有几件、这个月还能换几件、一样最多几件。 */
const mostOf = ({ good, leftThisMonth }: GoodDetail) =>
  Math.min(good.free, leftThisMonth ?? COUNT_LIMIT, COUNT_LIMIT)

/** 换不了的缘由；换得了为空。 */
function refusalOf({ good, purse, closed, leftThisMonth }: GoodDetail): string | null {
  if (closed) return '在职党员的积分换荣誉，或者送给微心愿；换商品和服务，区里还没有放开。'
  if (purse?.frozen) return '您的积分冻结着，暂时不能用；原因和怎么申诉，请看“我的积分”。'
  if (leftThisMonth === 0) return `这个月您换满 ${good.monthly} 件了，下个月再来。`
  if (purse && good.free > 0 && purse.points < good.points)
    return `还差 ${good.points - purse.points} 分。`
  return null
}

/** 底下的按钮：换得了就挑几件，没有货就排队，还差什么就说还差什么。 */
export function GoodActions({ view, onChanged }: GoodActionsProps) {
  const refusal = refusalOf(view)
  if (view.place) return <QueueActions view={view} place={view.place} onChanged={onChanged} />
  if (refusal)
    return (
      <Notice
        action={
          view.closed && (
            <Button kind="plain" inline onPress={() => openTab('wishes')}>
              看看微心愿
            </Button>
          )
        }
      >
        {refusal}
      </Notice>
    )
  if (view.good.free === 0) return <QueueActions view={view} place={null} onChanged={onChanged} />
  return <Pick view={view} />
}

function Pick({ view }: { view: GoodDetail }) {
  const { shop, good, purse } = view
  const cart = useCart(shop.id, purse?.owner ?? null)
  const picked = cart.countOf(good.id)
  const [count, setCount] = useState(Math.max(picked, 1))
  if (cart.full && picked === 0)
    return (
      <Notice
        action={
          <Button
            kind="plain"
            inline
            onPress={() => open('shopOrder', { communityId: shop.communityId })}
          >
            去看看挑好的
          </Button>
        }
      >
        一次最多换 5 样，已经挑满了，请先换，再挑别的。
      </Notice>
    )
  const put = () => cart.set(good.id, count)
  const order = () => {
    put()
    open('shopOrder', { communityId: shop.communityId })
  }
  const later = () => {
    put()
    toast('挑好了')
    goBack()
  }
  const total = good.points * count
  const short = purse ? total - purse.points : 0
  return (
    <>
      <View className="good-pick">
        <Words>{short > 0 ? `${total} 分，还差 ${short} 分` : `一共 ${total} 分`}</Words>
        <Stepper label={good.title} value={count} min={1} max={mostOf(view)} onChange={setCount} />
      </View>
      {short <= 0 && <Button onPress={order}>就换这个</Button>}
      {short <= 0 && (
        <Button kind="plain" onPress={later}>
          先挑着，再看别的
        </Button>
      )}
    </>
  )
}
