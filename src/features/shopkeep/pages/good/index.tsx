import type { KeptGood } from '@domain/goods/present'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Pictures } from '@/shared/ui/photos'
import { FaceCells } from '../../components/face-cells'
import { GoodTag } from '../../components/good-tag'
import { ReviewActions } from '../../components/review-actions'
import { ShelveAction } from '../../components/shelve-action'

/** 管着的一样货：写的一版、货架上的一版；归他审的来审，归他管的来改、上架、下架。 */
export default function Good() {
  const { id = '' } = useRouter().params
  const query = useQuery('shop', 'keptGood', { id })
  return (
    <Screen
      bottom={
        query.data && (
          <ReviewActions good={query.data} onDone={query.replace} onStale={query.reload} />
        )
      }
    >
      <Loaded query={query}>
        {(good) => (
          <>
            <Draft good={good} />
            {good.shelf && <OnShelf good={good} />}
            {good.keeps && good.shelf && <ShelveAction good={good} onDone={query.replace} />}
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Draft({ good }: { good: KeptGood }) {
  const { draft, status, shelf, rejectedFor, own } = good
  const { picture } = draft
  return (
    <>
      {rejectedFor && (
        <Notice tone="amber" title="请改一改">
          {rejectedFor}
        </Notice>
      )}
      {status === 'pending' && own && <Notice>等别人来审，自己写的不能自己审。</Notice>}
      {status === 'pending' && shelf && (
        <Notice>这是改过的一版，审核通过以前，货架上还是原来的样子。</Notice>
      )}
      {picture?.check === 'waiting' && <Notice>照片正在检查，通过以后才能上架。</Notice>}
      {picture?.check === 'risky' && (
        <Notice tone="amber">照片没有通过检查，请换一张，或者删掉。</Notice>
      )}
      {picture?.url && <Pictures urls={[picture.url]} label={draft.title} />}
      <Card flush title={draft.title} extra={<GoodTag good={good} />}>
        <FaceCells face={draft} before={status === 'approved' ? null : (shelf?.face ?? null)} />
      </Card>
    </>
  )
}

function OnShelf({ good: { shelf } }: { good: KeptGood }) {
  if (!shelf) return null
  const { free, received, out, lost, queue, face } = shelf
  const held = received - out - lost - free
  return (
    <Card flush title={`货架上的第 ${face.version} 版`}>
      <Cell title="能换的" value={`${free} 件`} />
      <Cell title="给人留着、等着领的" value={`${held} 件`} />
      <Cell title="进过、领走、报损" value={`${received}、${out}、${lost} 件`} />
      {queue > 0 && <Cell title="在排队" value={`${queue} 人`} />}
    </Card>
  )
}
