import { open } from '@/shared/routes'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'

/** 去心愿墙、积分兑换超市的门。 */
export function PublicDoors() {
  return (
    <Card flush>
      <Cell
        icon="done"
        tone="green"
        title="心愿墙"
        note="圆了的心愿，本人同意才写在这里"
        onPress={() => open('wall')}
      />
      <Cell
        icon="gift"
        tone="gold"
        title="积分兑换超市"
        note="帮过忙的积分，在这里换东西"
        onPress={() => open('shopFront')}
      />
    </Card>
  )
}
