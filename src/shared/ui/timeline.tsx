import { View } from '@tarojs/components'
import { cx } from './cx'
import { Icon } from './icon'
import type { IconName } from './icon-names'
import { When } from './when'
import type { Tone } from './words'

export interface Happening {
  /** 不重复的名字，例如步骤的 id。 */
  key: string
  /** 发生了什么：王师傅认领了。 */
  title: string
  /** 当时留下的话。 */
  note?: string | undefined
  /** 人说的时间。 */
  when: string
  /** 准确时间，点一下显示。 */
  exact: string
  tone?: Tone
  icon?: IconName
}

/** 经过：照给的顺序一条一条往下排，第一条最醒目，所以最新的放前面。 */
export function Timeline({ items }: { items: readonly Happening[] }) {
  return (
    <View className="line">
      {items.map(({ key, title, note, when, exact, tone = 'plain', icon = 'check' }, at) => (
        <View key={key} className={cx('line__item', at === 0 && 'line__item--first')}>
          <View className="line__rail">
            <View className={`line__dot wash--${tone}`}>
              <Icon name={icon} />
            </View>
            {at < items.length - 1 && <View className="line__stem" />}
          </View>
          <View className="line__words">
            <View className="line__title">{title}</View>
            {note && <View className="line__note">{note}</View>}
            <View className="line__when">
              <When exact={exact}>{when}</When>
            </View>
          </View>
        </View>
      ))}
    </View>
  )
}
