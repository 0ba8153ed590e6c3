import { Image, View } from '@tarojs/components'
import { useMemo } from 'react'
import { Icon } from './icon'
import { qrImage } from './qr'

export interface PosterProps {
  /** 落款：社区或网格的名字。 */
  from: string
  title: string
  /** 几行说明，每行一句。 */
  lines?: readonly string[]
  /** 二维码里的内容。 */
  text?: string
  /** 二维码下的话：扫一扫，看看这个心愿。 */
  note?: string
}

/** 一张可以截屏、可以打印的卡片：单号、二维码、一句话。 */
export function Poster({ from, title, lines = [], text, note }: PosterProps) {
  const image = useMemo(() => (text ? qrImage(text) : undefined), [text])
  return (
    <View className="poster">
      <View className="poster__mark">
        <Icon name="mark" />
        <View className="poster__name">红色邻里</View>
      </View>
      <View className="poster__title">{title}</View>
      {lines.map((line) => (
        <View key={line} className="poster__line">
          {line}
        </View>
      ))}
      {image && <Image className="code__image poster__image" src={image} mode="scaleToFill" />}
      {note && <View className="poster__note">{note}</View>}
      <View className="poster__from">{from}</View>
    </View>
  )
}
