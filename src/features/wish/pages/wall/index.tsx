import { useDidShow, useReachBottom, useShareAppMessage } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { type Area, AreaPicker, wholeDistrict } from '@/shared/area/area-picker'
import { ask } from '@/shared/cloud/call'
import { usePages } from '@/shared/cloud/usePages'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { List } from '@/shared/ui/list'
import { WallPieceCard } from '../../components/wall-piece'

/** 心愿墙：圆了的心愿，本人同意才写在这里。 */
export default function Wall() {
  const [area, setArea] = useState<Area>(wholeDistrict)
  const [picking, setPicking] = useState(false)
  const fetchPage = useCallback(
    (before?: string) => ask('wish', 'wall', { areaId: area.id, ...(before ? { before } : {}) }),
    [area.id],
  )
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  useShareAppMessage(() => ({
    title: '邻里心愿墙：圆了的心愿',
    path: '/features/wish/pages/wall/index',
  }))
  return (
    <Screen title="心愿墙" lead="圆了的心愿，本人同意才写在这里，随时可以撤下。">
      <Card flush>
        <Cell icon="pin" title={area.name} note="换个地方看" onPress={() => setPicking(true)} />
      </Card>
      <List
        items={pages.rows ?? undefined}
        keyOf={(piece) => piece.id}
        render={(piece) => <WallPieceCard piece={piece} />}
        empty={{
          title: '这里还没有写上墙的心愿',
          note: '心愿圆了以后，许愿人自己同意，才会写在这里。',
        }}
        error={pages.error ?? undefined}
        onRetry={pages.retry}
        more={!pages.ended}
        onMore={pages.more}
      />
      <AreaPicker
        open={picking}
        upTo="community"
        onClose={() => setPicking(false)}
        onPick={(picked) => {
          setArea(picked)
          setPicking(false)
        }}
      />
    </Screen>
  )
}
