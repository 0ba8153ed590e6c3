import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from './cx'
import { Words } from './words'

export interface CardProps {
  title?: string | undefined
  /** 标题右边的小东西：一个 Tag 或文字按钮。 */
  extra?: ReactNode
  /** 里面放的是 Cell：卡片不留内边距，由 Cell 自己留。 */
  flush?: boolean
  children: ReactNode
}

/** 一张纸：放一件事。 */
export function Card({ title, extra, flush = false, children }: CardProps) {
  return (
    <View className={cx('card', flush && 'card--flush')}>
      {title && (
        <View className="card__head">
          <Words size="title" heading>
            {title}
          </Words>
          {extra && <View className="card__extra">{extra}</View>}
        </View>
      )}
      {children}
    </View>
  )
}
