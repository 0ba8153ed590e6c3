import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useLarge } from '../prefs'
import { cx } from './cx'
import { ToastHost } from './toast'
import { TopBar } from './top-bar'
import { Words } from './words'

export interface PageProps {
  /** 页面里的大标题；小程序顶上另有导航栏标题。 */
  title?: string | undefined
  /** 标题下的一句话。 */
  lead?: string | undefined
  /** 固定在底部的主要按钮，最多两个。 */
  bottom?: ReactNode
  /** 底部按钮一个一行；话长或按钮多的时候用。 */
  stack?: boolean
  /** 宽屏上用满两栏的宽度（工作台）；平常的页面保持一栏。 */
  wide?: boolean
  children?: ReactNode
}

/** 每一页的根：底色、字号、留白、安全区、底部操作栏、轻提示都在这里。 */
export function Page({ title, lead, bottom, stack = false, wide = false, children }: PageProps) {
  const large = useLarge()
  return (
    <View className={cx('page', large && 'page--large', wide && 'page--wide')}>
      <TopBar titled={title !== undefined} />
      <View className="page__body">
        {title && (
          <View className="page__head">
            <Words size="display" heading>
              {title}
            </Words>
            {lead && <Words tone="soft">{lead}</Words>}
          </View>
        )}
        {children}
      </View>
      {bottom && (
        <View className="page__bottom">
          <View className={cx('page__actions', stack && 'page__actions--stack')}>{bottom}</View>
        </View>
      )}
      <ToastHost />
    </View>
  )
}
