import type { GiftStart } from '@domain/gift/give'
import type { GoodView } from '@domain/shop/front'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { useQuery } from '@/shared/cloud/useQuery'
import { replaceWith } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Confirm } from '@/shared/ui/confirm'
import { Empty } from '@/shared/ui/empty'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { toast } from '@/shared/ui/toast'
import { Words } from '@/shared/ui/words'
import { GoodGrid } from '../../components/good-card'
import { Purse } from '../../components/shop-head'

/** 用积分给一个心愿换一样东西：从那个社区的超市里挑一样。 */
export default function GiftToWish() {
  const { id = '' } = useRouter().params
  const start = useQuery('shop', 'giftStart', { ticketId: id })
  const [picked, setPicked] = useState<GoodView | null>(null)
  const action = useAction()
  const give = async () => {
    if (!picked) return
    const input = { ticketId: id, goodId: picked.id, points: picked.points }
    const one = await action.run(() => act('shop', 'give', input))
    if (!one) return void start.reload()
    toast('送出去了')
    replaceWith('redemptionCode', { id: one.id })
  }
  return (
    <Screen
      wide
      title="送给心愿"
      lead="用积分换一样东西，由办心愿的人去领、送到许愿人手里。没有领成的，积分退给您。"
    >
      <Loaded query={start}>{(view) => <Body view={view} onPick={setPicked} />}</Loaded>
      {picked && (
        <Confirm
          open
          title={`送${picked.title}`}
          text={`用您的 ${picked.points} 分。领走以前可以取消，积分退回来；不会写是谁送的。`}
          confirmLabel={`送，用 ${picked.points} 分`}
          error={action.error}
          onConfirm={give}
          onClose={() => setPicked(null)}
        />
      )}
    </Screen>
  )
}

function Body({ view, onPick }: { view: GiftStart; onPick: (good: GoodView) => void }) {
  const { wish, goods, shopName, purse, refusal } = view
  const points = purse?.points ?? 0
  const ready = goods.filter(({ free }) => free > 0)
  const able = ready.filter((good) => good.points <= points)
  const least = Math.min(...ready.map((good) => good.points))
  return (
    <>
      <Card title={`${wish.calledName}的心愿`}>
        <Words>{wish.text}</Words>
        <Words size="note" tone="soft">
          {wish.place}
        </Words>
        <Words size="note" tone="soft" whole>
          {wish.no}
        </Words>
      </Card>
      {refusal ? (
        <Notice>{refusal}</Notice>
      ) : (
        <>
          <Purse purse={purse} />
          {shopName && (
            <Words size="note" tone="soft">{`从${shopName}里换，换得起的都在这里。`}</Words>
          )}
          {able.length > 0 && <GoodGrid goods={able} onPick={onPick} />}
          {able.length === 0 && (
            <Empty
              title={ready.length > 0 ? `还差 ${least - points} 分` : '超市里暂时没有能送的'}
              note="也可以认领这个心愿，亲自帮个忙。"
            />
          )}
        </>
      )}
    </>
  )
}
