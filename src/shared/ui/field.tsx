import { Text, View } from '@tarojs/components'
import { createContext, type ReactNode } from 'react'
import { aria } from './a11y'
import { cx } from './cx'
import { Icon } from './icon'

export interface FieldProps {
  label: string
  /** 怎么填，写在框上面，不藏进框里。 */
  hint?: string | undefined
  /** 哪里不对、怎么改。 */
  error?: string | undefined
  optional?: boolean
  children: ReactNode
}

/** 里面的输入框从这里知道自己叫什么、对不对，读屏才念得出来。 */
export const FieldContext = createContext<{ label?: string; invalid: boolean }>({ invalid: false })

/** 一个要填的项目：名字在上，提示在中，错误在下。 */
export function Field({ label, hint, error, optional, children }: FieldProps) {
  return (
    <View className={cx('field', error && 'field--wrong')}>
      <View className="field__label">
        <Text>{label}</Text>
        {optional && <Text className="field__optional">（可以不填）</Text>}
      </View>
      {hint && <View className="field__hint">{hint}</View>}
      <FieldContext.Provider value={{ label, invalid: Boolean(error) }}>
        {children}
      </FieldContext.Provider>
      {error && (
        <View className="field__error" {...aria({ role: 'alert' })}>
          <Icon name="alert" />
          <Text className="field__words">{error}</Text>
        </View>
      )}
    </View>
  )
}
