import { Text, View } from '@tarojs/components'
import { aria } from './a11y'
import { cx } from './cx'

export interface StepsProps {
  /** 每一步的名字。 */
  items: readonly string[]
  /** 正在第几步，从 0 数。 */
  current: number
}

/** 分几步走：几段横条，一句「第 2 步，共 4 步」。 */
export function Steps({ items, current }: StepsProps) {
  const where = `第 ${current + 1} 步，共 ${items.length} 步`
  return (
    <View className="steps" {...aria({ role: 'img', label: `${where}：${items[current] ?? ''}` })}>
      <View className="steps__bars">
        {items.map((item, at) => (
          <View key={item} className={cx('steps__bar', at <= current && 'steps__bar--on')} />
        ))}
      </View>
      <Text className="steps__where">{where}</Text>
    </View>
  )
}
