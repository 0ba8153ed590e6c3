import type { FundView } from '@domain/fund/gauge'
import type { FundRow } from '@domain/fund/present'
import { exactTime } from '@domain/kernel/date'
import { View } from '@tarojs/components'
import { Figure } from '@/shared/ui/figure'
import { yuan } from './words'

interface FundFiguresProps {
  shown: FundView['total'] & Partial<Pick<FundRow, 'basis' | 'asOf'>>
}

const inYuan = (cents: number | null) => (cents === null ? undefined : cents / 100)

/** 占着的是怎么算出来的，连同这一次的数。 */
function committedHow(basis: FundRow['basis'] | undefined): string {
  const how =
    '还在人手里的积分 × 平均一分值多少钱；平均照架上摆着的专项资金的货，钱的和除以积分的和，不满一分钱的进一分。'
  if (!basis) return how
  const { outstanding, cents, points } = basis
  if (points === 0) return `${how}现在架上没有专项资金的货，所以是 0。`
  return `${how}现在是 ${outstanding} 分 × ${yuan(cents)} ÷ ${points} 分。`
}

/** 专项资金的四个数，各说怎么算的。 */
export function FundFigures({ shown }: FundFiguresProps) {
  const { budget, used, committed, available, basis, asOf } = shown
  const source = asOf ? `本系统，算到${exactTime(asOf)}` : '本系统'
  return (
    <View className="figures">
      <Figure
        value={inYuan(budget)}
        unit="元"
        label="这一年的预算"
        definition="区里或街道定的；没有定是一横，不是 0。"
        source="区里、街道填的，改了几次都有记录"
      />
      <Figure
        value={inYuan(used)}
        unit="元"
        label="已经用掉的"
        definition="这一年下的兑换单里，专项资金买的货一共值多少，领走的和等着领的都算；取消、过期的不算。值多少照下单那一刻。"
        source={source}
      />
      <Figure
        value={inYuan(committed)}
        unit="元"
        label="积分占着的"
        definition={committedHow(basis)}
        source={source}
      />
      <Figure
        value={inYuan(available)}
        unit="元"
        label="还能用的"
        definition="预算减去用掉的，再减去积分占着的；是负数就是不够了。"
        source={source}
      />
    </View>
  )
}
