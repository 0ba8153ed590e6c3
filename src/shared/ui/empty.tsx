import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Words } from './words'

export interface EmptyProps {
  title: string
  note?: string | undefined
  /** 一个按钮：许一个愿。 */
  action?: ReactNode
}

/** 什么也没有的时候：说清楚为什么空着，接着能做什么。 */
export function Empty({ title, note, action }: EmptyProps) {
  return (
    <View className="empty">
      <View className="scene" />
      <View className="empty__words">
        <Words bold>{title}</Words>
        {note && (
          <Words size="note" tone="soft">
            {note}
          </Words>
        )}
      </View>
      {action && <View className="empty__action">{action}</View>}
    </View>
  )
}
