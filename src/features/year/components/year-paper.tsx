import { exactTime } from '@domain/kernel/date'
import type { YearSheetView } from '@domain/year/sheet'
import { View } from '@tarojs/components'
import { hoursOf } from './hours'
import './year-paper.scss'

const day = (at: string) => exactTime(at).split(' ')[0] ?? ''

interface PartProps {
  label: string
  lines: readonly string[]
  /** 一样也没有时说的话。 */
  none: string
}

function Part({ label, lines, none }: PartProps) {
  return (
    <>
      <View className="year-paper__label">{label}</View>
      {(lines.length > 0 ? lines : [none]).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: 只印出来看，不会换位置。
        <View key={at} className="year-paper__line">
          {line}
        </View>
      ))}
    </>
  )
}

/** 一张反馈表：做了什么都从记录里来，评语、补充是人写的，底下留盖章的地方。 */
export function YearPaper({ sheet }: { sheet: YearSheetView }) {
  const { year, name, unit, community, times, minutes, wishes } = sheet
  const services = sheet.services.map(
    (one) => `${day(one.at)}　${one.title}（${one.community}，${hoursOf(one.minutes)}）`,
  )
  const granted = sheet.granted.map(
    (one) => `${day(one.at)}　圆了一个“${one.category}”的心愿（${one.community}）`,
  )
  return (
    <View className="year-paper">
      <View className="year-paper__title">{`${year} 年在职党员进社区反馈表`}</View>
      <View className="year-paper__who">
        {[name, unit, `${community}报到`].filter(Boolean).join('　')}
      </View>
      <View className="year-paper__sums">
        <View>{`服务 ${times} 次`}</View>
        <View>{`共 ${hoursOf(minutes)}`}</View>
        <View>{`圆了 ${wishes} 个心愿`}</View>
      </View>
      <Part label="参加的服务" lines={services} none="这一年还没有签到的服务。" />
      <Part label="圆的心愿" lines={granted} none="这一年还没有圆的心愿。" />
      {sheet.thanks.length > 0 && <Part label="邻居的谢意" lines={sheet.thanks} none="" />}
      <Part
        label="社区的话"
        lines={sheet.comment ? [sheet.comment.text] : []}
        none="社区还没有写。"
      />
      {sheet.append && <Part label="本人补充" lines={[sheet.append.text]} none="" />}
      <View className="year-paper__seal">
        <View>{sheet.seenAt ? `本人看过：${day(sheet.seenAt)}` : '本人还没有看过'}</View>
        <View>{`${community}（盖章）　　　年　　月　　日`}</View>
      </View>
    </View>
  )
}
