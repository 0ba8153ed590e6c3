import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

interface PaneProps {
  /** 贴在下面的按钮，一个一行。 */
  bottom?: ReactNode
  children: ReactNode
}

/** 宽屏上页面里的一页：自己的内容、自己的按钮，样子和单独一页时相同。 */
export function Pane({ bottom, children }: PaneProps) {
  return (
    <>
      <View className="pane__body">{children}</View>
      {bottom && (
        <View className="page__bottom">
          <View className="page__actions page__actions--stack">{bottom}</View>
        </View>
      )}
    </>
  )
}
