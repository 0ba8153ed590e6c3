import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { List } from '@/shared/ui/list'
import { StocktakeCell } from '../../components/stocktake-cell'

/** 街道：等批的盘点差额，先交来的在前。 */
export default function Approvals() {
  const { data, error, reload } = useQuery('stock', 'toApprove', {})
  return (
    <Screen title="盘点差额" lead="看过缘由再批；批了才入账，不批就请他们重点一遍。">
      <List
        flush
        items={data ?? undefined}
        keyOf={(row) => row.id}
        render={(row) => <StocktakeCell row={row} named />}
        empty={{ title: '没有等您批的', note: '社区盘点有了差额，会在这里。' }}
        error={error ?? undefined}
        onRetry={reload}
      />
    </Screen>
  )
}
