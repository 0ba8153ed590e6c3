import type { CardFace } from '@domain/pointcard/present'
import { Image, View } from '@tarojs/components'
import { Icon } from '@/shared/ui/icon'
import { qrImage } from '@/shared/ui/qr'
import { cardNoWords } from './card-words'
import './card-paper.scss'

/** 一张积分卡：称呼、卡号、二维码。印在纸上，总是白底黑字；没有姓名和电话，丢了也不要紧。 */
export function CardPaper({ face: { no, called, community, text } }: { face: CardFace }) {
  return (
    <View className="card-paper">
      <View className="card-paper__words">
        <View className="card-paper__mark">
          <Icon name="mark" />
          <View>红色邻里 积分卡</View>
        </View>
        <View className="card-paper__called">{called}</View>
        <View className="card-paper__no">{cardNoWords(no)}</View>
        <View className="card-paper__from">{`${community} · 捡到请交到社区`}</View>
      </View>
      <Image
        className="card-paper__code"
        src={qrImage(text)}
        mode="scaleToFill"
        ariaLabel="积分卡的二维码"
      />
    </View>
  )
}
