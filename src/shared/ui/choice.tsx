import { View } from '@tarojs/components'
import { useContext } from 'react'
import { aria } from './a11y'
import { ChoiceItem, type Option } from './choice-item'
import { FieldContext } from './field'

interface Common<T> {
  options: readonly Option<T>[]
  /** picture 图配文字，两列；chip 短词；row 一行一个，可带说明。 */
  look?: 'picture' | 'chip' | 'row'
  label?: string
}

export interface ChoiceProps<T> extends Common<T> {
  value: T | undefined
  onChange: (value: T) => void
}

export interface ManyChoiceProps<T> extends Common<T> {
  value: readonly T[]
  onChange: (value: T[]) => void
  /** 最多选几个；满了其余的点不动。 */
  max?: number
}

/** 选一个。 */
export function Choice<T extends string>({ value, onChange, ...rest }: ChoiceProps<T>) {
  const isOn = (one: T) => one === value
  return <Options {...rest} role="radio" isOn={isOn} isOff={() => false} onPick={onChange} />
}

/** 选几个，再点一次取消；顺序跟着选项走。 */
export function ManyChoice<T extends string>(props: ManyChoiceProps<T>) {
  const { value, onChange, max = Number.POSITIVE_INFINITY, ...rest } = props
  const isOn = (one: T) => value.includes(one)
  const pick = (one: T) => {
    const next = isOn(one) ? value.filter((other) => other !== one) : [...value, one]
    onChange(rest.options.map((option) => option.value).filter((each) => next.includes(each)))
  }
  const isOff = (one: T) => value.length >= max && !isOn(one)
  return <Options {...rest} role="checkbox" isOn={isOn} isOff={isOff} onPick={pick} />
}

interface OptionsProps<T> extends Common<T> {
  role: 'radio' | 'checkbox'
  isOn: (value: T) => boolean
  isOff: (value: T) => boolean
  onPick: (value: T) => void
}

function Options<T extends string>(props: OptionsProps<T>) {
  const { options, look = 'chip', role, isOn, isOff, onPick } = props
  const field = useContext(FieldContext)
  const label = props.label ?? field.label
  const group = role === 'radio' ? 'radiogroup' : 'group'
  return (
    <View className={`choice choice--${look}`} {...aria({ role: group, label })}>
      {options.map((option) => (
        <ChoiceItem
          key={option.value}
          option={option}
          look={look}
          role={role}
          on={isOn(option.value)}
          off={option.disabled === true || isOff(option.value)}
          onPick={onPick}
        />
      ))}
    </View>
  )
}
