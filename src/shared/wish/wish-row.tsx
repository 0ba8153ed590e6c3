import type { WishCard } from '@domain/wish/present'
import { wishKinds } from '@domain/wish/wish'
import { Text, View } from '@tarojs/components'
import { serverNow } from '../cloud/clock'
import { open } from '../routes'
import { pressable } from '../ui/a11y'
import { cx } from '../ui/cx'
import { Icon } from '../ui/icon'
import { Tag } from '../ui/tag'
import { Words } from '../ui/words'
import { cardLook, cardNote, kindIcons, stateSentence } from './words'
import './wish-row.scss'

interface WishRowProps {
  wish: WishCard
  /** 多一行“现在怎样、还有几天”。 */
  withState?: boolean
  /** 宽屏工作台里，正画在右边的那一件。 */
  shown?: boolean
  /** 点开怎么办；不给就去详情页。 */
  onOpen?: () => void
}

/** 列表里的一个心愿。 */
export function WishRow({ wish, withState = false, shown = false, onOpen }: WishRowProps) {
  const now = serverNow()
  const kind = wishKinds[wish.category]
  const look = cardLook(wish)
  const sentence = stateSentence(wish, now)
  const note = `${cardNote(wish, now)}${wish.hasPicture ? ' · 有图' : ''}`
  // 读屏念的与看到的一样多。
  const said = [kind.short, wish.text, look.words, withState && sentence, note]
  const label = said.filter(Boolean).join('，')
  return (
    <View
      className={cx('wish-row', shown && 'wish-row--shown')}
      hoverClass="wish-row--down"
      {...pressable({ label, current: shown || undefined })}
      onClick={onOpen ?? (() => open('detail', { id: wish.id }))}
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
      {withState && <Words size="note">{sentence}</Words>}
      <View className="wish-row__note">
        <Words size="small" tone="faint">
          {note}
        </Words>
      </View>
    </View>
  )
}
