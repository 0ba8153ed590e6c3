import type { GoodView } from '@domain/shop/front'
import { COUNT_LIMIT } from '@domain/shop/redemption'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '@/shared/ui/button'
import { Words } from '@/shared/ui/words'
import { GoodPicture } from './good-picture'
import { Stepper } from './stepper'
import './order-row.scss'

type Shown = Pick<GoodView, 'title' | 'kind' | 'picture'>

/** 单上的一样：小图、名字、一句话，右边放能做的事。 */
export function GoodRow({
  good,
  note,
  children,
}: {
  good: Shown
  note: string
  children?: ReactNode
}) {
  return (
    <View className="order-row">
      <View className="order-row__picture">
        <GoodPicture good={good} small />
      </View>
      <View className="order-row__words">
        <Words bold>{good.title}</Words>
        <Words size="note" tone="soft">
          {note}
        </Words>
      </View>
      {children && <View className="order-row__act">{children}</View>}
    </View>
  )
}

interface OrderRowProps {
  good: GoodView | undefined
  count: number
  onSet: (count: number) => void
}

/** 货不够、不在架上的缘由；都好为空。 */
export function problemOf(good: GoodView | undefined, count: number): string | null {
  if (!good) return '已经不在货架上了'
  if (good.free >= count) return null
  return good.free > 0 ? `只剩 ${good.free} 件` : '暂时没有了，可以排队'
}

/** 挑好的一样：改几件，或者不要了。 */
export function OrderRow({ good, count, onSet }: OrderRowProps) {
  const problem = problemOf(good, count)
  const shown: Shown = good ?? { title: '这一样', kind: 'goods', picture: null }
  const note = problem ?? (good ? `${good.points * count} 分` : '')
  return (
    <GoodRow good={shown} note={note}>
      {good && good.free > 0 && (
        <Stepper
          label={good.title}
          value={count}
          min={1}
          max={Math.min(good.free, COUNT_LIMIT)}
          onChange={onSet}
        />
      )}
      <Button kind="text" inline label={`不要${shown.title}了`} onPress={() => onSet(0)}>
        不要
      </Button>
    </GoodRow>
  )
}
