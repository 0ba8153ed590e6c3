import type { ItemView, PickupView } from '@domain/counter/present'
import { Image, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Choice } from '@/shared/ui/choice'
import { cx } from '@/shared/ui/cx'
import { Icon } from '@/shared/ui/icon'
import { Words } from '@/shared/ui/words'
import { calledWords } from './words'
import './pickup.scss'

/** 要递的一样：照片、名字、几件，隔着柜台也看得清。 */
export function Item({ item, alone }: { item: ItemView; alone: boolean }) {
  const { title, count, picture } = item
  return (
    <View className={cx('pickup-item', alone && 'pickup-item--alone')}>
      {picture ? (
        <Image className="pickup-item__image" src={picture} mode="aspectFill" ariaLabel={title} />
      ) : (
        <View className="pickup-item__image pickup-item__image--none">
          <Icon name="gift" />
        </View>
      )}
      <View className="pickup-item__title">
        <Text>{title}</Text>
      </View>
      <View className="pickup-item__count">
        <Text>{`× ${count}`}</Text>
      </View>
    </View>
  )
}

const whoCame = [
  { value: 'proxy', label: '别人代领' },
  { value: 'self', label: '本人来的' },
] as const

interface PickupProps {
  pickup: PickupView
  proxy: boolean
  onProxy: (proxy: boolean) => void
}

/** 对上了的一张，填满一屏：东西、几件、姓。 */
export function Pickup({ pickup, proxy, onProxy }: PickupProps) {
  const { items, onCard, called } = pickup
  return (
    <View className="pickup">
      <View className="pickup__who">
        <Words size="note" tone="soft">
          {onCard ? '卡上是' : '先问一声姓什么'}
        </Words>
        <Text className="pickup__name">{calledWords(pickup)}</Text>
      </View>
      {items.map((item) => (
        <Item key={item.title} item={item} alone={items.length === 1} />
      ))}
      {onCard && (
        <>
          <Words bold>{`卡上是${called ?? '邻居'}，${proxy ? '代领' : '本人来领'}`}</Words>
          <Choice
            label="谁来领的"
            options={whoCame}
            value={proxy ? 'proxy' : 'self'}
            onChange={(value) => onProxy(value === 'proxy')}
          />
        </>
      )}
    </View>
  )
}

/** 卡上的默认是代领：来的多半是念得出码的家里人、邻居。 */
export function useProxy(pickup: PickupView | undefined): [boolean, (proxy: boolean) => void] {
  const [picked, setPicked] = useState<{ id: string; proxy: boolean } | null>(null)
  const own = pickup && picked?.id === pickup.id ? picked.proxy : undefined
  return [own ?? pickup?.onCard ?? false, (proxy) => pickup && setPicked({ id: pickup.id, proxy })]
}
