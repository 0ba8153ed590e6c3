import type { WishCard } from '@domain/wish/present'
import { wishKinds } from '@domain/wish/wish'
import { Text, View } from '@tarojs/components'
import { serverNow } from '../cloud/clock'
import { open } from '../routes'
import { pressable } from '../ui/a11y'
import { Icon } from '../ui/icon'
import { Tag } from '../ui/tag'
import { Words } from '../ui/words'
import { cardLook, cardNote, kindIcons, stateSentence } from './words'
import './wish-row.scss'

/** 列表里的一个心愿。`withState` 时多一行“现在怎样、还有几天”。 */
export function WishRow({ wish, withState = false }: { wish: WishCard; withState?: boolean }) {
  const now = serverNow()
  const kind = wishKinds[wish.category]
  const look = cardLook(wish)
  const label = `${kind.short}，${wish.text}，${look.words}`
  return (
    <View
      className="wish-row"
      hoverClass="wish-row--down"
      {...pressable({ label })}
      onClick={() => open('detail', { id: wish.id })}
    >
      <View className="wish-row__head">
        <View className="wish-row__kind">
          <Icon name={kindIcons[wish.category]} />
          <Text className="wish-row__short">{kind.short}</Text>
        </View>
        <Tag tone={look.tone} icon={look.icon}>
          {look.words}
        </Tag>
      </View>
      <View className="wish-row__text">{wish.text}</View>
      {withState && <Words size="note">{stateSentence(wish, now)}</Words>}
      <Words size="small" tone="faint">
        {cardNote(wish, now)}
        {wish.hasPicture ? ' · 有图' : ''}
      </Words>
    </View>
  )
}
