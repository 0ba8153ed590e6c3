import type { TodayView } from '@domain/counter/today'
import { longDay } from '@domain/kernel/date'
import { orderWays } from '@domain/shop/redemption'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { serverNow } from '@/shared/cloud/clock'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Empty } from '@/shared/ui/empty'
import { Loaded } from '@/shared/ui/loaded'
import { PrintPages } from '@/shared/ui/print-pages'
import { clockOf } from '../../components/words'
import './index.scss'

/** 打印要用电脑上的网页；手机上看。 */
const canPrint = process.env.TARO_ENV === 'h5'

/** 今天递出去的：登记表。手机上看得清，电脑上印成 A4，当场换的在后面签字。 */
export default function Today() {
  const { shopId } = useRouter().params
  const query = useQuery('counter', 'today', shopId ? { shopId } : {})
  const bar = canPrint && (
    <Button icon="paper" onPress={() => window.print()}>
      打印登记表
    </Button>
  )
  return (
    <Screen>
      <Loaded query={query}>
        {(day) => (
          <PrintPages bar={bar}>
            <DaySheet day={day} />
          </PrintPages>
        )}
      </Loaded>
    </Screen>
  )
}

function DaySheet({ day }: { day: TodayView }) {
  const { rows, more, shops, shopId } = day
  const shop = shops.find(({ id }) => id === shopId)
  const points = rows.reduce((sum, row) => sum + row.points, 0)
  return (
    <View className="day-sheet">
      <View className="day-sheet__title">{`${shop?.name ?? '积分兑换超市'}登记表`}</View>
      <View className="day-sheet__lead">
        {`${longDay(serverNow())}　${more ? `前 ${rows.length} 单` : `共 ${rows.length} 单`}，${points} 分`}
      </View>
      {rows.length === 0 && (
        <Empty title="今天还没有递出去的" note="空表也可以印，当场换的请他签字。" />
      )}
      {rows.map(({ id, called, words, points: each, way, note, collectedAt }) => (
        <View key={id} className="day-sheet__row">
          <View className="day-sheet__time">{clockOf(collectedAt)}</View>
          <View className="day-sheet__words">
            <View className="day-sheet__what">{`${called ?? '—'}　${words}`}</View>
            <View className="day-sheet__note">
              {[`${each} 分`, orderWays[way], note].filter(Boolean).join(' · ')}
            </View>
          </View>
          <View className="day-sheet__sign">签字</View>
        </View>
      ))}
      {/* 留几行空的：没有网的时候先写在纸上。 */}
      {['一', '二', '三', '四', '五', '六'].map((key) => (
        <View key={key} className="day-sheet__row day-sheet__row--blank">
          <View className="day-sheet__sign">签字</View>
        </View>
      ))}
    </View>
  )
}
