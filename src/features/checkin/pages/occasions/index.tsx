import type { OccasionPage } from '@domain/checkin/lists'
import type { OccasionView } from '@domain/checkin/present'
import { useDidShow, useReachBottom } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { ask } from '@/shared/cloud/call'
import { usePages } from '@/shared/cloud/usePages'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { List } from '@/shared/ui/list'
import { Tag } from '@/shared/ui/tag'
import { VerifyRow } from '../../components/verify-row'
import { occasionTag, spanOf } from '../../components/words'

/** 本社区开过的各场：正在进行的点开出示签到码，结束的点开看名单。 */
export default function Occasions() {
  const [first, setFirst] = useState<OccasionPage | null>(null)
  const fetchPage = useCallback(async (before?: string) => {
    const page = await ask('checkin', 'list', before ? { before } : {})
    if (!before) setFirst(page)
    return page
  }, [])
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  const awaiting = first?.awaiting ?? []
  const communities = first?.communities ?? []
  const begin = () => open('beginOccasion', { communities: JSON.stringify(communities) })
  return (
    <Screen
      title="签到"
      lead="来帮忙的人扫码签到，时间自己就记下了。工作人员不用签。"
      bottom={
        communities.length > 0 && (
          <Button icon="plus" onPress={begin}>
            开一场
          </Button>
        )
      }
    >
      {awaiting.length > 0 && (
        <Card flush title="补记等核对">
          {awaiting.map((one) => (
            <VerifyRow key={one.id} row={one} onDone={pages.refresh} />
          ))}
        </Card>
      )}
      <List
        flush
        items={pages.rows ?? undefined}
        keyOf={(one) => one.id}
        render={(one) => <OccasionRow occasion={one} />}
        empty={{ title: '还没有开过', note: '服务台值守、志愿服务，开一场就有签到的码。' }}
        error={pages.error ?? undefined}
        onRetry={pages.retry}
        more={!pages.ended}
        onMore={pages.more}
      />
    </Screen>
  )
}

function OccasionRow({ occasion }: { occasion: OccasionView }) {
  const { id, title, spot, state } = occasion
  return (
    <Cell
      title={title}
      note={`${spot} · ${spanOf(occasion)}`}
      value={state === 'ended' ? undefined : <Tag {...occasionTag(state)} />}
      onPress={() => open(state === 'running' ? 'checkInCode' : 'attendance', { id })}
    />
  )
}
