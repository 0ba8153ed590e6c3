import { Text, View } from '@tarojs/components'
import { aria, pressable } from './a11y'
import { cx } from './cx'

export interface TabsProps<T> {
  items: readonly { value: T; label: string; count?: number | undefined }[]
  value: T
  onChange: (value: T) => void
  /** 读屏怎么称呼这一排。 */
  label: string
}

/** 分类：一排词，放不下就横着滑。 */
export function Tabs<T extends string>({ items, value, onChange, label }: TabsProps<T>) {
  return (
    <View className="tabs" {...aria({ role: 'tablist', label })}>
      {items.map((item) => {
        const on = item.value === value
        const spoken = item.count === undefined ? item.label : `${item.label}，${item.count} 件`
        return (
          <View
            key={item.value}
            className={cx('tabs__item', on && 'tabs__item--on')}
            {...pressable({ role: 'tab', label: spoken, selected: on })}
            onClick={() => onChange(item.value)}
          >
            <Text>{item.label}</Text>
            {item.count !== undefined && <Text className="tabs__count">{item.count}</Text>}
          </View>
        )
      })}
    </View>
  )
}
