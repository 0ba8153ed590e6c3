import type { GoodView } from '@domain/shop/front'
import { Text, View } from '@tarojs/components'
import { pressable } from '@/shared/ui/a11y'
import { Tag } from '@/shared/ui/tag'
import { GoodPicture } from './good-picture'
import { sourceWords, stockWords } from './words'
import './good-card.scss'

interface GoodCardProps {
  good: GoodView
  /** 挑了几件。 */
  picked?: number
  onPress: () => void
}

/** 货架上的一格：图、名字、几分、从哪里来、还有几件。 */
export function GoodCard({ good, picked = 0, onPress }: GoodCardProps) {
  const { title, points } = good
  const stock = stockWords(good)
  const spoken = [title, `${points} 分`, stock, picked > 0 && `挑了 ${picked} 件`]
  return (
    <View
      className="good-card"
      hoverClass="good-card--down"
      {...pressable({ label: spoken.filter(Boolean).join('，') })}
      onClick={onPress}
    >
      <View className="good-card__picture">
        <GoodPicture good={good} />
      </View>
      <View className="good-card__words">
        <View className="good-card__title">{title}</View>
        <View className="good-card__points">
          <Text>{points}</Text>
          <Text className="good-card__unit">分</Text>
        </View>
        <View className="good-card__note">{stock}</View>
        <View className="good-card__note">{sourceWords(good)}</View>
        {picked > 0 && (
          <View className="good-card__picked">
            <Tag tone="red" icon="check">{`挑了 ${picked} 件`}</Tag>
          </View>
        )}
      </View>
    </View>
  )
}

/** 一排一排摆开。 */
export function GoodGrid({
  goods,
  countOf,
  onPick,
}: {
  goods: readonly GoodView[]
  countOf?: (goodId: string) => number
  onPick: (good: GoodView) => void
}) {
  return (
    <View className="good-grid">
      {goods.map((good) => (
        <GoodCard
          key={good.id}
          good={good}
          picked={countOf?.(good.id) ?? 0}
          onPress={() => onPick(good)}
        />
      ))}
    </View>
  )
}
