import { exactTime, timeLeft } from '@domain/kernel/date'
import type { RedemptionDetail } from '@domain/shop/browse'
import { redemptionStatuses } from '@domain/shop/redemption'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { act } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'
import { useAction } from '@/shared/cloud/useAction'
import { useQuery } from '@/shared/cloud/useQuery'
import { useStale } from '@/shared/cloud/useStale'
import { keepAwake } from '@/shared/keep-awake'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Code } from '@/shared/ui/code'
import { Confirm } from '@/shared/ui/confirm'
import { Loaded } from '@/shared/ui/loaded'
import { toast } from '@/shared/ui/toast'
import { Words } from '@/shared/ui/words'
import { GoodRow } from '../../components/order-row'
import { StatusTag } from '../../components/status-tag'
import { openingWords, sourceWords, untilWords } from '../../components/words'
import './index.scss'

/** 兑换码：递给柜台看的大数字和二维码，什么时候、到哪里领；不要了可以取消。 */
export default function PickupCode() {
  const { id = '' } = useRouter().params
  const query = useQuery('shop', 'detail', { id })
  useEffect(keepAwake, [])
  return (
    <Screen
      bottom={query.data?.steps.includes('cancel') && <Cancel id={id} onDone={query.reload} />}
    >
      <Loaded query={query}>{(one) => <Body one={one} />}</Loaded>
    </Screen>
  )
}

function Body({ one }: { one: RedemptionDetail }) {
  const { code, shopName, lines, points, status, gift } = one
  return (
    <>
      {code ? (
        <View className="pickup">
          <Code
            label="兑换码"
            digits={code.digits}
            text={code.token}
            note="给柜台的人看，或者念给他听"
          />
        </View>
      ) : (
        <Card title={shopName} extra={<StatusTag status={status} />}>
          <Words tone="soft">{sentenceOf(one)}</Words>
        </Card>
      )}
      {status === 'ordered' && <Where one={one} />}
      <Card flush title={gift ? `送给心愿 ${gift.no}` : `一共 ${points} 分`}>
        {lines.map((line) => (
          <GoodRow
            key={line.goodId}
            good={line}
            note={`${line.count} 件 · ${line.points * line.count} 分 · ${sourceWords(line)}`}
          />
        ))}
      </Card>
      <Words size="small" tone="faint">{`${exactTime(one.orderedAt)} 兑换`}</Words>
    </>
  )
}

/** 现在怎么样，一句话。 */
function sentenceOf({ status, gift, collectedAt }: RedemptionDetail): string {
  if (gift && status === 'ordered') return '由办这个心愿的人凭码去领；没有领成的，积分退给您。'
  if (status === 'collected' && collectedAt) return `${exactTime(collectedAt)}领走了。`
  return `${redemptionStatuses[status].sentence}。`
}

function Where({ one }: { one: RedemptionDetail }) {
  const { shopName, spot, closesAt, openings } = one
  return (
    <Card title={`到${spot}领`}>
      <Words tone="soft">{shopName}</Words>
      {openings.length > 0 && (
        <View>
          {openings.map((opening) => (
            <Words key={opening.from} bold>
              {openingWords(opening)}
            </Words>
          ))}
        </View>
      )}
      <Words size="note" tone="soft">
        {`领到${untilWords(closesAt)}为止，${timeLeft(closesAt, serverNow())}；没有来领的，积分退回来。`}
      </Words>
    </Card>
  )
}

function Cancel({ id, onDone }: { id: string; onDone: () => Promise<void> }) {
  const [asking, setAsking] = useState(false)
  const action = useAction()
  const close = () => setAsking(false)
  useStale(action, close, onDone)
  const cancel = async () => {
    const input = { id, name: 'cancel', note: null } as const
    if (!(await action.run(() => act('shop', 'step', input)))) return
    close()
    toast('取消了，积分退回来了')
    await onDone()
  }
  return (
    <>
      <Button kind="plain" onPress={() => setAsking(true)}>
        不要了，退回积分
      </Button>
      <Confirm
        open={asking}
        title="不要了，退回积分"
        text="积分马上退回来，货放回架上；排着队的人会先拿到它。"
        confirmLabel="不要了"
        danger
        error={action.error}
        onConfirm={cancel}
        onClose={close}
      />
    </>
  )
}
