import { useDidShow, useReachBottom, useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { act, ask } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { usePages } from '@/shared/cloud/usePages'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { List } from '@/shared/ui/list'
import { Notice } from '@/shared/ui/notice'
import { StocktakeCell } from '../../components/stocktake-cell'

interface Here {
  readonly shopId: string
  readonly shopName: string
  readonly keeps: boolean
}

/** 一家超市的盘点：没盘完的接着盘，盘完的看结果。 */
export default function Stocktakes() {
  const { shopId } = useRouter().params
  const [here, setHere] = useState<Here>()
  const action = useAction()
  const fetchPage = useCallback(
    async (before?: string) => {
      const page = await ask('stock', 'stocktakesHere', {
        ...(shopId && { shopId }),
        ...(before && { before }),
      })
      setHere(page)
      return page
    },
    [shopId],
  )
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  const begin = async () => {
    const own = here?.shopId ?? ''
    const begun = await action.run(() => act('stock', 'beginStocktake', { shopId: own }))
    if (begun) open('stocktake', { id: begun.id })
  }
  return (
    <Screen
      title="盘点"
      lead={here?.shopName}
      bottom={
        here?.keeps ? (
          <Button busyText="正在开" onPress={begin}>
            开始盘点
          </Button>
        ) : undefined
      }
    >
      {action.error && <Notice tone="red">{action.error}</Notice>}
      <List
        flush
        items={pages.rows ?? undefined}
        keyOf={(row) => row.id}
        render={(row) => <StocktakeCell row={row} />}
        empty={{
          title: '还没有盘点过',
          note: '一个人点，另一个人核对；对不上的写明缘由，街道批了才入账。',
        }}
        error={pages.error ?? undefined}
        onRetry={pages.retry}
        more={!pages.ended}
        onMore={pages.more}
      />
    </Screen>
  )
}
