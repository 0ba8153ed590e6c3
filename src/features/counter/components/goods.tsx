import type { ShelfRow } from '@domain/counter/shelf'
import { Image, Text, View } from '@tarojs/components'
import { pressable } from '@/shared/ui/a11y'
import { cx } from '@/shared/ui/cx'
import { Icon } from '@/shared/ui/icon'
import { Words } from '@/shared/ui/words'
import type { Basket } from './use-basket'
import './goods.scss'

/** 货架：一行一样，按加号就选上。 */
export function Goods({ rows, basket }: { rows: readonly ShelfRow[]; basket: Basket }) {
  return (
    <View className="goods">
      {rows.map((row) => (
        <Good key={row.goodId} row={row} basket={basket} />
      ))}
    </View>
  )
}

const leftWords = ({ free, monthly }: ShelfRow) => {
  if (free <= 0) return '没有了'
  return monthly === null ? `剩 ${free} 件` : `剩 ${free} 件 · 每月 ${monthly} 件`
}

function Good({ row, basket }: { row: ShelfRow; basket: Basket }) {
  const { title, points, picture, free } = row
  const count = basket.countOf(row.goodId)
  return (
    <View className={cx('good', count > 0 && 'good--on')}>
      {picture && <Image className="good__image" src={picture} mode="aspectFill" />}
      <View className="good__words">
        <Words bold tone={free > 0 ? 'ink' : 'soft'}>
          {title}
        </Words>
        <Words size="note" tone="soft">{`${points} 分 · ${leftWords(row)}`}</Words>
      </View>
      {count > 0 && (
        <>
          <Round name={`${title}少一件`} text="−" onPress={() => basket.change(row, -1)} />
          <Text className="good__count">{count}</Text>
        </>
      )}
      <Round
        name={`加一件${title}`}
        off={!basket.canAdd(row)}
        onPress={() => basket.change(row, 1)}
      />
    </View>
  )
}

interface RoundProps {
  name: string
  /** 不给就是加号。 */
  text?: string
  off?: boolean
  onPress: () => void
}

function Round({ name, text, off = false, onPress }: RoundProps) {
  return (
    <View
      className={cx('good__round', off && 'good__round--off')}
      hoverClass={off ? 'none' : 'good__round--down'}
      {...pressable({ label: name, disabled: off })}
      onClick={() => !off && onPress()}
    >
      {text ? <Text>{text}</Text> : <Icon name="plus" />}
    </View>
  )
}
