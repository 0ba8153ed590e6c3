import type { FundRow } from '@domain/fund/present'
import { View } from '@tarojs/components'
import { aria } from '@/shared/ui/a11y'
import { cx } from '@/shared/ui/cx'
import { Words } from '@/shared/ui/words'
import './bar.scss'

type BarProps = Pick<FundRow, 'budget' | 'used' | 'committed' | 'percent' | 'level'>

const levelWords = { fine: '', warn: '，到提醒线了', over: '，超过预算了' } as const
const tones = { fine: 'soft', warn: 'amber', over: 'red' } as const

/** 一条：绿的是用掉的，金色是积分占着的，空着的是还能用的。状态另有字，不单靠颜色。 */
export function Bar({ budget, used, committed, percent, level }: BarProps) {
  if (budget === null || percent === null)
    return (
      <Words size="note" tone="soft">
        没有定预算
      </Words>
    )
  const width = (cents: number | null) => ({
    width: `${Math.min(100, ((cents ?? 0) * 100) / Math.max(budget, (used ?? 0) + (committed ?? 0)))}%`,
  })
  const words = `用到预算的 ${percent}%${levelWords[level]}`
  return (
    <View className={cx('bar', level === 'over' && 'bar--over')}>
      <View className="bar__track" {...aria({ role: 'img', label: words })}>
        <View className="bar__part bar__part--used" style={width(used)} />
        <View className="bar__part bar__part--committed" style={width(committed)} />
      </View>
      <Words size="note" tone={tones[level]} bold={level !== 'fine'}>
        {words}
      </Words>
    </View>
  )
}
