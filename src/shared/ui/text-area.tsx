import { Text, Textarea, View } from '@tarojs/components'
import { useContext } from 'react'
import { aria, namedInput } from './a11y'
import { cx } from './cx'
import { FieldContext } from './field'

export interface TextAreaProps {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** 最多几个字，右下角数着。 */
  max?: number
  /** 要写得多的地方。 */
  tall?: boolean
  label?: string
}

/** 一段文字，数着还能写几个字。 */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, placeholder = '', max = 200, tall = false, label } = props
  const field = useContext(FieldContext)
  const full = value.length >= max
  return (
    <View className={cx('area', field.invalid && 'input--wrong')}>
      <Textarea
        className={cx('area__text', tall && 'area__text--tall')}
        value={value}
        maxlength={max}
        placeholder={placeholder}
        placeholderClass="input__empty"
        {...namedInput(label ?? field.label, field.invalid)}
        onInput={(event) => onChange(event.detail.value)}
      />
      <View className={cx('area__count', full && 'area__count--full')} {...aria({ hidden: true })}>
        <Text>{full ? `写满了 ${max} 字` : `${value.length} / ${max} 字`}</Text>
      </View>
    </View>
  )
}
