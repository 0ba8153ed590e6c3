import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria, pressable } from './a11y'
import { cx } from './cx'
import { Icon } from './icon'
import type { IconName } from './icon-names'
import type { Tone } from './words'

export interface CellProps {
  title: string
  note?: string | undefined
  /** 右边的值：短文字或一个 Tag。 */
  value?: ReactNode
  icon?: IconName
  /** 图标的底色。 */
  tone?: Tone
  /** 首页的大门用 large。 */
  size?: 'normal' | 'large'
  /** 有几件没看；0 不显示。 */
  unread?: number
  onPress?: (() => void) | undefined
}

/** 一行：可以点就有箭头。放在 flush 的 Card 里。 */
export function Cell(props: CellProps) {
  const { title, note, value, icon, tone = 'red', size = 'normal', unread = 0, onPress } = props
  const spoken = [title, note, unread > 0 && `${unread} 条没看`].filter(Boolean).join('，')
  const press = onPress
    ? { ...pressable({ label: spoken }), onClick: onPress, hoverClass: 'cell--down' }
    : {}
  return (
    <View className={cx('cell', `cell--${size}`, onPress && 'cell--press')} {...press}>
      {icon && (
        <View className={`cell__icon wash--${tone}`}>
          <Icon name={icon} />
        </View>
      )}
      <View className="cell__words">
        <View className="cell__title">
          <Text>{title}</Text>
          {unread > 0 && <Text className="cell__unread">{unread > 99 ? '99+' : unread}</Text>}
        </View>
        {note && <View className="cell__note">{whole(note)}</View>}
      </View>
      {value !== undefined && <View className="cell__value">{value}</View>}
      {onPress && (
        <View className="cell__next" {...aria({ hidden: true })}>
          <Icon name="next" />
        </View>
      )}
    </View>
  )
}

/** “昨天 · 1701-20261116-002”一类的几段，换行只在两段之间，号码不从中间断开。 */
function whole(note: string): ReactNode {
  const parts = note.split(' · ')
  if (parts.length === 1) return note
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: 各段的位置就是它的身份。
    <Text key={at} className="cell__part">
      {at < parts.length - 1 ? `${part} · ` : part}
    </Text>
  ))
}
