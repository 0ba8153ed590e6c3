import { View } from '@tarojs/components'
import { aria } from './a11y'
import type { IconName } from './icon-names'

/** 线条图标。颜色随文字，大小随字号；只作陪衬，读屏略过，意思由旁边的字说。 */
export function Icon({ name }: { name: IconName }) {
  return <View className={`icon icon--${name}`} {...aria({ hidden: true })} />
}
