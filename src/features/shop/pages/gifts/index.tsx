import type { RedemptionView } from '@domain/shop/present'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Code } from '@/shared/ui/code'
import { Empty } from '@/shared/ui/empty'
import { Loaded } from '@/shared/ui/loaded'
import { Words } from '@/shared/ui/words'
import { GoodRow } from '../../components/order-row'
import { StatusTag } from '../../components/status-tag'
import { sourceWords, untilWords } from '../../components/words'

/** 送给一个心愿的礼物：办心愿的人凭码去领；社区看得到送了什么、领没领。 */
export default function WishGifts() {
  const { id = '' } = useRouter().params
  const query = useQuery('shop', 'gifts', { ticketId: id })
  const lead = query.data?.collects
    ? '有邻居用积分给您在办的心愿换了东西。凭码到超市领，送到许愿人手里。'
    : undefined
  return (
    <Screen title="送给心愿的礼物" lead={lead}>
      <Loaded query={query}>
        {({ rows, no }) =>
          rows.length === 0 ? (
            <Empty title="还没有人送" note={`心愿 ${no}`} />
          ) : (
            rows.map((one) => <Gift key={one.id} one={one} />)
          )
        }
      </Loaded>
    </Screen>
  )
}

function Gift({ one }: { one: RedemptionView }) {
  const { code, lines, status, spot, shopName, closesAt } = one
  return (
    <Card title={lines[0]?.title} extra={<StatusTag status={status} />}>
      {code && <Code label="兑换码" digits={code.digits} text={code.token} />}
      {status === 'ordered' && (
        <Words tone="soft">{`到${spot}（${shopName}）领，最迟${untilWords(closesAt)}。`}</Words>
      )}
      {lines.map((line) => (
        <GoodRow key={line.goodId} good={line} note={`${line.count} 件 · ${sourceWords(line)}`} />
      ))}
    </Card>
  )
}
