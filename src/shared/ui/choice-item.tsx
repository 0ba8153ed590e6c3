import { Text, View } from '@tarojs/components'
import { pressable } from './a11y'
import { cx } from './cx'
import { Icon } from './icon'
import type { IconName } from './icon-names'

export interface Option<T> {
  value: T
  label: string
  /** 一句说明；chip 不显示。 */
  note?: string | undefined
  icon?: IconName
  disabled?: boolean
}

interface ChoiceItemProps<T> {
  option: Option<T>
  look: 'picture' | 'chip' | 'row'
  role: 'radio' | 'checkbox'
  on: boolean
  off: boolean
  onPick: (value: T) => void
}

/** 一个选项。选中的有勾、有框、有底色，不单靠颜色。 */
export function ChoiceItem<T>({ option, look, role, on, off, onPick }: ChoiceItemProps<T>) {
  const { label, note, icon } = option
  const shownNote = look === 'chip' ? undefined : note
  const spoken = [label, shownNote].filter(Boolean).join('，')
  return (
    <View
      className={cx('option', `option--${look}`, on && 'option--on', off && 'option--off')}
      hoverClass={off ? 'none' : 'option--down'}
      {...pressable({ role, label: spoken, checked: on, disabled: off })}
      onClick={() => !off && onPick(option.value)}
    >
      {icon && look !== 'chip' && (
        <View className="option__icon">
          <Icon name={icon} />
        </View>
      )}
      {look === 'chip' && on && <Icon name="check" />}
      <View className="option__words">
        <Text className="option__label">{label}</Text>
        {shownNote && <View className="option__note">{shownNote}</View>}
      </View>
      {look !== 'chip' && (
        <View className={cx('option__mark', role === 'radio' && 'option__mark--round')}>
          {on && <Icon name="check" />}
        </View>
      )}
    </View>
  )
}
