import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './a11y'
import { Icon } from './icon'
import { Words } from './words'

export interface NoticeProps {
  /** info 说明，amber 要留意，red 出了错，green 办好了。 */
  tone?: 'info' | 'amber' | 'red' | 'green'
  title?: string | undefined
  children?: ReactNode
  /** 一个按钮：再发一次、去看看。 */
  action?: ReactNode
}

const looks = {
  info: { icon: 'info', wash: 'blue' },
  amber: { icon: 'alert', wash: 'amber' },
  red: { icon: 'alert', wash: 'red' },
  green: { icon: 'done', wash: 'green' },
} as const

/** 一条说明。出错时说发生了什么、留住了什么、接着怎么做。 */
export function Notice({ tone = 'info', title, children, action }: NoticeProps) {
  const look = looks[tone]
  const role = tone === 'red' ? 'alert' : 'status'
  return (
    <View className={`notice wash--${look.wash}`} {...aria({ role })}>
      <View className="notice__icon">
        <Icon name={look.icon} />
      </View>
      <View className="notice__body">
        {title && <Words bold>{title}</Words>}
        {children && <Words size="note">{children}</Words>}
        {action && <View className="notice__action">{action}</View>}
      </View>
    </View>
  )
}
