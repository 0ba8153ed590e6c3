import type { WishDetail } from '@domain/wish/present'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Loaded } from '@/shared/ui/loaded'
import { SentCard } from '../../components/sent-card'
import { useScan } from '../../components/use-scan'
import { WishFormView } from '../../components/wish-form-view'

/** 场景值：小程序码给的是编码过的，网页上是原样。 */
function sceneOf(raw: string | undefined): string | undefined {
  return raw ? decodeURIComponent(raw) : undefined
}

/** 许愿（或改好再发）：一页一件事，退回去什么也不丢。 */
export default function Post() {
  const { scene, id } = useRouter().params
  const [gridId, setGridId] = useState<string>()
  const [sent, setSent] = useState<WishDetail | null>(null)
  const token = sceneOf(scene)
  const start = useQuery('wish', 'start', {
    ...(id ? { id } : {}),
    ...(gridId ? { areaId: gridId } : {}),
    ...(token ? { scene: token } : {}),
  })
  useScan(token, start.data !== null)
  if (sent)
    return (
      <Screen>
        <SentCard wish={sent} />
      </Screen>
    )
  if (!start.data)
    return (
      <Screen>
        <Loaded query={start}>{() => null}</Loaded>
      </Screen>
    )
  return (
    <WishFormView
      start={start.data}
      wishId={id}
      scene={token}
      onGrid={setGridId}
      onSent={setSent}
    />
  )
}
