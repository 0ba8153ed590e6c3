import type { Sheet } from '@domain/wish/paper'
import { Image, View } from '@tarojs/components'
import { cx } from '@/shared/ui/cx'
import './slip-sheet.scss'

/** 回音超过这么多字，纸上的字小一号才印得全。 */
const LONG = 85

/** 一张纸条（A6）：大字，四位码，二维码。印在纸上，总是白底黑字。 */
export function SlipSheet({ sheet }: { sheet: Sheet }) {
  const { news, name, community, grid, building, room, text, code, imageUrl, no } = sheet
  const long = (news.said?.length ?? 0) > LONG
  const where = [grid, building, room].filter(Boolean).join(' ')
  return (
    <View className="slip-sheet">
      <View className="slip-sheet__title">{news.title}</View>
      <View className="slip-sheet__who">{`${name}　${where}`}</View>
      <View className="slip-sheet__label">您说的</View>
      <View className="slip-sheet__text">{text}</View>
      {news.said && (
        <>
          <View className="slip-sheet__label">回音</View>
          <View
            className={cx(
              'slip-sheet__text slip-sheet__text--said',
              long && 'slip-sheet__text--long',
            )}
          >
            {news.said}
          </View>
        </>
      )}
      <View className="slip-sheet__codes">
        <View className="slip-sheet__left">
          <View className="slip-sheet__label">四位码</View>
          <View className="slip-sheet__code">{code}</View>
          <View className="slip-sheet__no">{`编号 ${no}`}</View>
        </View>
        {imageUrl && (
          <Image
            className="slip-sheet__image"
            src={imageUrl}
            mode="widthFix"
            ariaLabel="纸条的二维码，家里人扫一扫看办到哪了"
          />
        )}
      </View>
      <View className="slip-sheet__next">{news.next}</View>
      <View className="slip-sheet__from">{`红色邻里 · ${community}`}</View>
    </View>
  )
}
