import type { GoodKind } from '@domain/shop/shop'
import { Image, View } from '@tarojs/components'
import { aria } from '@/shared/ui/a11y'
import { cx } from '@/shared/ui/cx'
import { artOf } from './art'
import './good-picture.scss'

interface GoodPictureProps {
  good: { readonly title: string; readonly kind: GoodKind; readonly picture: string | null }
  /** 列表里的小图。 */
  small?: boolean
}

/** 一样货的图：检查过的照片，没有就画一样东西。名字写在旁边，读屏不重复念。 */
export function GoodPicture({ good, small }: GoodPictureProps) {
  const { title, kind, picture } = good
  const look = cx('good-picture', `good-picture--${kind}`, small && 'good-picture--round')
  return (
    <View className={look} {...aria({ hidden: true })}>
      {picture ? (
        <Image className="good-picture__image" src={picture} mode="aspectFill" lazyLoad />
      ) : (
        <View className={`good-picture__art good-picture__art--${artOf(title, kind)}`} />
      )}
    </View>
  )
}
