import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { CallError } from '../cloud/failure'
import { aria } from './a11y'
import { Button } from './button'
import { Empty, type EmptyProps } from './empty'
import { Failed } from './failed'
import { Words } from './words'

export interface ListProps<T> {
  /** 还没取到是 undefined，显示骨架。 */
  items: readonly T[] | undefined
  keyOf: (item: T) => string
  render: (item: T) => ReactNode
  empty: EmptyProps
  /** 没取到的缘由；已有的条目照样留着。 */
  error?: CallError | undefined
  onRetry?: () => unknown
  /** 还有下一页。 */
  more?: boolean
  onMore?: () => unknown
  /** 条目是 Cell 时用 flush：收在一张卡片里，行间只有细线。 */
  flush?: boolean
}

/** 列表的五种样子：骨架、空、有、到底、没取到。 */
export function List<T>(props: ListProps<T>) {
  const { items, keyOf, render, empty, error, onRetry, more, onMore, flush = false } = props
  if (!items && !error) return <Skeleton />
  if (items?.length === 0 && !error) return <Empty {...empty} />
  return (
    <View className="list">
      {items && items.length > 0 && (
        <View className={flush ? 'card card--flush' : 'list__items'}>
          {items.map((item) => (
            <View key={keyOf(item)} className={flush ? 'list__row' : 'list__item'}>
              {render(item)}
            </View>
          ))}
        </View>
      )}
      {error && <Failed failure={error} onRetry={onRetry} />}
      {!error && more && (
        <Button kind="plain" busyText="正在取" onPress={() => onMore?.()}>
          再看一些
        </Button>
      )}
      {!error && more === false && (
        <View className="list__end">
          <Words size="small" tone="faint">
            就这些了
          </Words>
        </View>
      )}
    </View>
  )
}

/** 还没取到时的三块灰影，不闪不动。 */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  return (
    <View className="list" {...aria({ role: 'status', label: '正在取' })}>
      {Array.from({ length: rows }, (_, at) => `row${at}`).map((key) => (
        <View key={key} className="card">
          <View className="bone bone--short" />
          <View className="bone" />
        </View>
      ))}
    </View>
  )
}
