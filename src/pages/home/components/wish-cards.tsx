import type { WishCard } from '@domain/wish/present'
import { View } from '@tarojs/components'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { WishRow } from '@/shared/wish/wish-row'

interface WishCardsProps {
  title: string
  wishes: readonly WishCard[]
  withState?: boolean
  /** 去看全部；不给就只有这几个。 */
  onMore?: () => void
}

/** 一组心愿；没有就整组不画。 */
export function WishCards({ title, wishes, withState = false, onMore }: WishCardsProps) {
  if (wishes.length === 0) return null
  return (
    <Card flush title={title}>
      {wishes.map((wish) => (
        <View key={wish.id} className="list__row">
          <WishRow wish={wish} withState={withState} />
        </View>
      ))}
      {onMore && (
        <View className="list__row">
          <Cell title="都看看" onPress={onMore} />
        </View>
      )}
    </Card>
  )
}
