import type { ShelfRow } from '@domain/counter/shelf'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'
import { Goods } from './goods'
import { type Basket, useBasket } from './use-basket'

interface PickGoodsProps {
  shopId: string
  /** 谁：姓黄、周爷爷。 */
  who: string
  /** 能用几分。 */
  balance: number
  /** 选好以后的按钮。 */
  done: string
  error: string | null
  onDone: (lines: Basket['lines']) => unknown
}

/** 从货架上选几样：一共几分、够不够，随手就看得到。 */
export function PickGoods({ shopId, ...rest }: PickGoodsProps) {
  const query = useQuery('counter', 'shelf', { shopId })
  if (!query.data)
    return (
      <Screen title={rest.who}>
        <Loaded query={query}>{() => null}</Loaded>
      </Screen>
    )
  return <Picking rows={query.data} {...rest} />
}

interface PickingProps extends Omit<PickGoodsProps, 'shopId'> {
  rows: readonly ShelfRow[]
}

function Picking({ rows, who, balance, done, error, onDone }: PickingProps) {
  const basket = useBasket(rows)
  const short = basket.points - balance
  const total = short > 0 ? `还差 ${short} 分，请少选一样` : `够，换完还剩 ${-short} 分`
  return (
    <Screen
      title={who}
      lead={`能用 ${balance} 分。一次最多五样。`}
      stack
      bottom={
        <>
          {basket.points > 0 && (
            <Words bold tone={short > 0 ? 'amber' : 'green'}>
              {`一共 ${basket.points} 分，${total}`}
            </Words>
          )}
          <Button
            disabled={basket.points === 0 || short > 0}
            busyText="正在记"
            onPress={() => onDone(basket.lines)}
          >
            {done}
          </Button>
        </>
      }
    >
      {error && <Notice tone="red">{error}</Notice>}
      <Goods rows={rows} basket={basket} />
    </Screen>
  )
}
