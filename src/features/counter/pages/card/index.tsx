import type { AssistedView } from '@domain/pointcard/assisted'
import type { CardDetail } from '@domain/pointcard/lists'
import type { CardFace } from '@domain/pointcard/present'
import { shopIdOf } from '@domain/shop/shop'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { type Query, useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Loaded } from '@/shared/ui/loaded'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { Assisted } from '../../components/assisted'
import { CardEntries, CardOrders } from '../../components/card-lists'
import { CardSteps } from '../../components/card-steps'
import { cardNoWords, cardTag } from '../../components/card-words'
import { FacePage } from '../../components/face-page'
import { PickGoods } from '../../components/pick-goods'

/** 这一页此刻在做什么：看卡、替她选、念码给她听、印新卡。 */
type Doing =
  | { readonly what: 'see' | 'pick' }
  | { readonly what: 'read'; readonly code: AssistedView }
  | { readonly what: 'print'; readonly face: CardFace }

/** 一张积分卡：余额、兑换、流水；电话里替她下单，挂失、换新、并到账号。 */
export default function PointCardPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('counter', 'cardDetail', { id })
  const [doing, setDoing] = useState<Doing>({ what: 'see' })
  const { run, error } = useAction()
  const see = async () => {
    setDoing({ what: 'see' })
    await query.reload()
  }
  if (doing.what === 'print') return <FacePage face={doing.face} fresh />
  if (doing.what === 'read') return <Assisted code={doing.code} onBack={see} />
  if (doing.what === 'pick' && query.data) {
    const { card, balance } = query.data
    const shopId = shopIdOf(card.communityId)
    return (
      <PickGoods
        {...{ shopId, balance, error }}
        who={`替${card.called}选`}
        done="替她下单"
        onDone={async (lines) => {
          const input = { id, shopId, lines: [...lines] }
          const code = await run(() => act('counter', 'orderForCard', input))
          if (code) setDoing({ what: 'read', code })
        }}
      />
    )
  }
  return <Seeing query={query} onDoing={setDoing} onDone={see} />
}

interface SeeingProps {
  query: Query<CardDetail>
  onDoing: (doing: Doing) => void
  onDone: () => Promise<void>
}

function Seeing({ query, onDoing, onDone }: SeeingProps) {
  const { data } = query
  const active = data?.card.status === 'active'
  return (
    <Screen
      bottom={
        active && (
          <Button icon="bag" onPress={() => onDoing({ what: 'pick' })}>
            替她下单
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(detail) => (
          <>
            <Face detail={detail} />
            <CardOrders
              orders={detail.orders}
              onDone={onDone}
              onCode={(code) => onDoing({ what: 'read', code })}
            />
            <CardEntries entries={detail.entries} />
            <CardSteps
              card={detail.card}
              onDone={onDone}
              onFace={(face) => onDoing({ what: 'print', face })}
            />
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Face({ detail: { card, balance } }: { detail: CardDetail }) {
  const { called, name, phone, no, place, status } = card
  return (
    <Card title={called} extra={<Tag {...cardTag(status)} />}>
      <Words size="display" tone="gold">{`能用 ${balance} 分`}</Words>
      <Words whole>{`卡号 ${cardNoWords(no)}`}</Words>
      <Words tone="soft">{[name, phone, place].filter(Boolean).join(' · ')}</Words>
    </Card>
  )
}
