import { Text, View } from '@tarojs/components'
import { Icon } from './icon'
import type { IconName } from './icon-names'
import type { Tone } from './words'

export interface TagProps {
  /** 状态的词：等待审核、已认领。 */
  children: string
  tone?: Tone
  /** 不给就用这种颜色惯用的图标；状态不单靠颜色说。 */
  icon?: IconName
}

const usual: Record<Tone, IconName | undefined> = {
  plain: undefined,
  red: 'heart',
  gold: 'star',
  green: 'done',
  amber: 'clock',
  blue: 'info',
}

/** 状态标签：词、图标、颜色一起说。 */
export function Tag({ children, tone = 'plain', icon = usual[tone] }: TagProps) {
  return (
    <View className={`tag wash--${tone}`}>
      {icon && <Icon name={icon} />}
      <Text className="tag__words">{children}</Text>
    </View>
  )
}
