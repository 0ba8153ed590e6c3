import { Input } from '@tarojs/components'
import { useContext } from 'react'
import { namedInput } from './a11y'
import { cx } from './cx'
import { FieldContext } from './field'

export interface TextInputProps {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** number 只有数字键，digit 带小数点，idcard 带 X，nickname 可以填入微信昵称。 */
  type?: 'text' | 'number' | 'digit' | 'idcard' | 'nickname'
  /** 最多几个字。 */
  max?: number
  disabled?: boolean
  /** 不在 Field 里时要给，读屏念它。 */
  label?: string
  /** 键盘上按了完成。 */
  onDone?: () => void
}

/** 一行文字。放在 Field 里，名字和对错由 Field 告诉它。 */
export function TextInput(props: TextInputProps) {
  const { value, onChange, placeholder = '', type = 'text', max = 60, disabled = false } = props
  const field = useContext(FieldContext)
  return (
    <Input
      className={cx('input', field.invalid && 'input--wrong')}
      value={value}
      type={type}
      maxlength={max}
      disabled={disabled}
      placeholder={placeholder}
      placeholderClass="input__empty"
      {...namedInput(props.label ?? field.label, field.invalid)}
      onInput={(event) => onChange(event.detail.value)}
      onConfirm={() => props.onDone?.()}
    />
  )
}
