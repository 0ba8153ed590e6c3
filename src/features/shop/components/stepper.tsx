import { Text, View } from '@tarojs/components'
import { pressable } from '@/shared/ui/a11y'
import { cx } from '@/shared/ui/cx'
import './stepper.scss'

interface StepperProps {
  /** 数的是什么，读屏念它。 */
  label: string
  value: number
  min: number
  max: number
  onChange: (value: number) => void
}

/** 几件：减一件、加一件。 */
export function Stepper({ label, value, min, max, onChange }: StepperProps) {
  const part = (mark: string, to: number, spoken: string) => {
    const disabled = to < min || to > max
    return (
      <View
        className={cx('stepper__press', disabled && 'stepper__press--off')}
        {...pressable({ label: `${label}，${spoken}`, disabled })}
        onClick={() => !disabled && onChange(to)}
      >
        <Text>{mark}</Text>
      </View>
    )
  }
  return (
    <View className="stepper">
      {part('−', value - 1, '减一件')}
      <Text className="stepper__count">{value}</Text>
      {part('+', value + 1, '加一件')}
    </View>
  )
}
