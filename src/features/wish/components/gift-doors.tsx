import type { WishDetail } from '@domain/wish/present'
import { open } from '@/shared/routes'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'

/** 能看送了什么的人：办的人和他的单位、本社区。 */
const receiving: readonly WishDetail['relation'][] = ['handler', 'unitLead', 'worker']

/** 想要一样东西的心愿：邻居可以用积分送一样；办的人来这里看领取码。 */
export function GiftDoors({
  wish: { id, category, status, relation, joint },
}: {
  wish: WishDetail
}) {
  if (category !== 'goods' || joint || !['open', 'claimed'].includes(status)) return null
  if (receiving.includes(relation))
    return (
      <Card flush>
        <Cell
          icon="gift"
          tone="gold"
          title="邻居送的礼物"
          note="凭码到超市领，送到许愿人手里"
          onPress={() => open('wishGifts', { id })}
        />
      </Card>
    )
  if (relation !== 'visitor') return null
  return (
    <Card flush>
      <Cell
        icon="gift"
        tone="gold"
        title="用积分送一样"
        note="从超市里挑，由办心愿的人送去"
        onPress={() => open('giftToWish', { id })}
      />
    </Card>
  )
}
