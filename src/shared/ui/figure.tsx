import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { pressable } from './a11y'
import { Words } from './words'

export interface FigureProps {
  /** 没有数据是 undefined，显示「—」，不显示 0。 */
  value: number | undefined
  unit?: string
  label: string
  /** 这个数怎么算的。 */
  definition: string
  /** 从哪里来、截到什么时候。 */
  source: string
  /** 点开它数的那张单子。 */
  onPress?: (() => void) | undefined
}

/** 一个数：数本身、叫什么、怎么算的、从哪里来。点一下名字旁的话展开。 */
export function Figure({ value, unit = '', label, definition, source, onPress }: FigureProps) {
  const [open, setOpen] = useState(false)
  const known = value !== undefined
  const spoken = known ? `${label} ${value} ${unit}` : `${label}，还没有数据`
  const press = onPress && known ? { ...pressable({ label: spoken }), onClick: onPress } : {}
  return (
    <View className="figure">
      <View className="figure__main" {...press}>
        <View className="figure__value">
          <Text>{known ? grouped(value) : '—'}</Text>
          {known && unit && <Text className="figure__unit">{unit}</Text>}
        </View>
        <Words size="note" tone="soft">
          {label}
        </Words>
      </View>
      <View
        className="figure__why"
        {...pressable({ expanded: open })}
        onClick={() => setOpen(!open)}
      >
        <Text>{open ? '收起' : '怎么算的'}</Text>
      </View>
      {open && (
        <View className="figure__more">
          <View>{definition}</View>
          <View>来源：{source}</View>
        </View>
      )}
    </View>
  )
}

/** 千位分开；老 WebView 的 toLocaleString 靠不住。 */
const grouped = (value: number) => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
