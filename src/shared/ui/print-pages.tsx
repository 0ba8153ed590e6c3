import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './print-pages.scss'

interface PrintPagesProps {
  /** 屏幕上才有的：打印按钮、准备到哪了。 */
  bar: ReactNode
  /** 一张一张的纸。 */
  children: ReactNode
}

/** 要打印的一叠纸：印出来只有纸上的东西，顶栏、按钮、留白都不印。 */
export function PrintPages({ bar, children }: PrintPagesProps) {
  return (
    <>
      <View className="print-bar">{bar}</View>
      <View className="print-pages">{children}</View>
    </>
  )
}
