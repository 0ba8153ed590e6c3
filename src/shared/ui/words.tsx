import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './a11y'
import { cx } from './cx'

export type Tone = 'plain' | 'red' | 'gold' | 'green' | 'amber' | 'blue'

export interface WordsProps {
  /** small 13 · note 15 · body 17 · title 20 · display 26；大字版跟着变。 */
  size?: 'small' | 'note' | 'body' | 'title' | 'display'
  tone?: 'ink' | 'soft' | 'faint' | Exclude<Tone, 'plain'>
  bold?: boolean
  /** 一整串，中间不换行：编号、号码。 */
  whole?: boolean
  /** 读屏把它当标题念。 */
  heading?: boolean
  children: ReactNode
}

/** 一段文字。页面不自己定字号和颜色，都从这里选；可以长按复制。 */
export function Words({ size = 'body', tone = 'ink', bold, whole, heading, children }: WordsProps) {
  const look = cx(
    'words',
    `words--${size}`,
    `words--${tone}`,
    bold && 'words--bold',
    whole && 'words--whole',
  )
  return (
    <View className={look} {...(heading ? aria({ role: 'heading' }) : {})}>
      <Text userSelect>{children}</Text>
    </View>
  )
}
