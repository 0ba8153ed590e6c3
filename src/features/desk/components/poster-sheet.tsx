import type { PosterView } from '@domain/area/posters'
import { Image, View } from '@tarojs/components'
import { Icon } from '@/shared/ui/icon'
import './poster-sheet.scss'

/** 不会用手机的人看的两句话。 */
const help = [
  '打开微信，扫一扫上面的码，说说您的心愿。',
  '不会用手机？请网格员或社区工作者帮您写。',
]

/** 一张海报：屏幕上是一张卡片，打印出来正好一页 A4。不跟着深色模式变，印在纸上总是白底。 */
export function PosterSheet({ poster }: { poster: PosterView }) {
  const { community, grid, imageUrl } = poster
  return (
    <View className="poster-sheet">
      <View className="poster-sheet__mark">
        <Icon name="mark" />
        <View className="poster-sheet__name">红色邻里</View>
      </View>
      <View className="poster-sheet__title">微心愿，扫一扫</View>
      <View className="poster-sheet__place">{grid ?? community}</View>
      {imageUrl && (
        <Image
          className="poster-sheet__code"
          src={imageUrl}
          mode="widthFix"
          showMenuByLongpress
          ariaLabel={`${grid ?? community}的二维码`}
        />
      )}
      {help.map((line) => (
        <View key={line} className="poster-sheet__help">
          {line}
        </View>
      ))}
      {grid && <View className="poster-sheet__from">{community}</View>}
    </View>
  )
}
