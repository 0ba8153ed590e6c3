import { type WishKind, wishKindNames, wishKinds } from '@domain/wish/wish'
import { useReachBottom } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { type Area, AreaPicker, wholeDistrict } from '@/shared/area/area-picker'
import { ask } from '@/shared/cloud/call'
import { usePages } from '@/shared/cloud/usePages'
import { useReturned } from '@/shared/cloud/useReturned'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Tabs } from '@/shared/ui/tabs'
import { PagedWishes } from '@/shared/wish/paged-wishes'

const kinds = [
  { value: 'all' as const, label: '全部' },
  ...wishKindNames.map((value) => ({ value, label: wishKinds[value].short })),
]

/** 心愿大厅：等人认领的心愿，按地方和种类看。 */
export default function Wishes() {
  const [kind, setKind] = useState<WishKind | 'all'>('all')
  const [area, setArea] = useState<Area>(wholeDistrict)
  const [picking, setPicking] = useState(false)
  const fetchPage = useCallback(
    (before?: string) =>
      ask('wish', 'hall', {
        areaId: area.id,
        ...(kind === 'all' ? {} : { category: kind }),
        ...(before ? { before } : {}),
      }),
    [area.id, kind],
  )
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useReturned(pages.refresh)
  return (
    <Screen>
      <Card flush>
        <Cell icon="pin" title={area.name} note="换个地方看" onPress={() => setPicking(true)} />
        <Cell icon="done" tone="green" title="心愿墙" onPress={() => open('wall')} />
      </Card>
      <Tabs label="心愿种类" items={kinds} value={kind} onChange={setKind} />
      <PagedWishes
        pages={pages}
        empty={{ title: '这里暂时没有等人认领的心愿', note: '换个地方或种类看看。' }}
      />
      <AreaPicker
        open={picking}
        upTo="grid"
        onClose={() => setPicking(false)}
        onPick={(picked) => {
          setArea(picked)
          setPicking(false)
        }}
      />
    </Screen>
  )
}
