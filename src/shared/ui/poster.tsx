import { Image, View } from '@tarojs/components'
import { Icon } from './icon'
import './poster.scss'

export interface PosterProps {
  /** 最大的一行：扫了做什么。 */
  title: string
  /** 哪里的。 */
  place: string
  /** 二维码的图；没有就空着。 */
  image: string | null
  /** 不会用手机的人看的两句话。 */
  help: readonly string[]
  /** 最底下的一行。 */
  from?: string | null
}

/** 一张海报：屏幕上是一张卡片，打印出来正好一页 A4。不跟着深色模式变，印在纸上总是白底。 */
export function Poster({ title, place, image, help, from }: PosterProps) {
  return (
    <View className="poster">
      <View className="poster__mark">
        <Icon name="mark" />
        <View className="poster__name">红色邻里</View>
      </View>
      <View className="poster__title">{title}</View>
      <View className="poster__place">{place}</View>
      {image && (
        <Image
          className="poster__code"
          src={image}
          mode="widthFix"
          showMenuByLongpress
          ariaLabel={`${place}的二维码`}
        />
      )}
      {help.map((line) => (
        <View key={line} className="poster__help">
          {line}
        </View>
      ))}
      {from && <View className="poster__from">{from}</View>}
    </View>
  )
}
