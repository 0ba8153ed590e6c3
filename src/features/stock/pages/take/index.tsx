import { stocktakeStatuses } from '@domain/stock/stocktake'
import type { StocktakeView } from '@domain/stock/stocktake-view'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Story } from '@/shared/story'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { CheckForm } from '../../components/check-form'
import { CountLines } from '../../components/count-lines'
import { DifferingLines, SameLines } from '../../components/result-lines'
import { TakeActions } from '../../components/take-actions'

/** 一次盘点：点、签、核对、街道批，都在这一页，轮到谁看到谁的。 */
export default function Take() {
  const { id = '' } = useRouter().params
  const query = useQuery('stock', 'stocktake', { id })
  return (
    <Screen title="盘点" lead={query.data?.shopName}>
      <Loaded query={query}>
        {(view) => <Body view={view} onDone={query.replace} onStale={query.reload} />}
      </Loaded>
    </Screen>
  )
}

interface BodyProps {
  view: StocktakeView
  onDone: (view: StocktakeView) => void
  onStale: () => Promise<void>
}

function Body({ view, onDone, onStale }: BodyProps) {
  const { status, steps } = view
  const { label, sentence } = stocktakeStatuses[status]
  const done = status === 'matched' || status === 'entered'
  // 都点过了，签字的按钮就在眼前，不用翻到底。
  const ready = view.lines.every(({ counted }) => counted !== null)
  const actions = <TakeActions view={view} onDone={onDone} onStale={onStale} />
  return (
    <>
      <Notice tone={done ? 'green' : 'info'} title={label}>
        {sentence}
      </Notice>
      {status === 'counting' && ready && actions}
      {status === 'counting' && <CountLines view={view} onDone={onDone} />}
      {steps.includes('check') && <CheckForm view={view} onDone={onDone} />}
      {status !== 'counting' && !steps.includes('check') && <DifferingLines view={view} />}
      {!(status === 'counting' && ready) && actions}
      {status !== 'counting' && status !== 'dropped' && <SameLines view={view} />}
      <Story timeline={view.timeline} />
    </>
  )
}
