import type { QuarterRow } from '@domain/stock/notice'
import { Text, View } from '@tarojs/components'
import { aria } from '@/shared/ui/a11y'
import { signed } from './words'
import './notice-table.scss'

const columns: readonly {
  readonly title: string
  readonly of: (row: QuarterRow) => string
}[] = [
  { title: '季初', of: (row) => String(row.opening) },
  { title: '进货', of: (row) => String(row.received) },
  { title: '领走', of: (row) => String(row.out) },
  { title: '报损', of: (row) => lossOf(row) },
  { title: '现有', of: (row) => String(row.closing) },
]

/** 报损的件数；盘点有差额的跟在后面。 */
const lossOf = ({ writtenOff, adjusted }: QuarterRow) =>
  adjusted === 0 ? String(writtenOff) : `${writtenOff}（盘点 ${signed(adjusted)}）`

/** 收发公示的一张表：一样一行。 */
export function NoticeTable({ rows }: { rows: readonly QuarterRow[] }) {
  return (
    <View className="stock-table">
      <View className="stock-table__row stock-table__row--head" {...aria({ hidden: true })}>
        <Text>货</Text>
        {columns.map(({ title }) => (
          <Text key={title} className="stock-table__num">
            {title}
          </Text>
        ))}
      </View>
      {rows.map((row) => (
        <View key={row.goodId} className="stock-table__row">
          <Text className="stock-table__title">{row.title}</Text>
          {columns.map(({ title, of }) => (
            <View
              key={title}
              className="stock-table__num"
              {...aria({ role: 'img', label: `${title} ${of(row)}` })}
            >
              <Text className="stock-table__label">{`${title} `}</Text>
              <Text>{of(row)}</Text>
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}
