import { checkWords } from '@domain/opening/check-words'
import type { ChecklistItem, ChecklistView } from '@domain/opening/checklist'
import { useState } from 'react'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { Words } from '@/shared/ui/words'

/** 开区清单：有了什么，还缺什么，点开看是哪些。 */
export default function Checklist() {
  const query = useQuery('opening', 'checklist', {})
  return (
    <Screen
      title={query.data?.name ?? '开区清单'}
      bottom={<Button onPress={() => open('import')}>导入 Excel</Button>}
    >
      <Loaded query={query}>{(view) => <Missing view={view} />}</Loaded>
    </Screen>
  )
}

function Missing({ view }: { view: ChecklistView }) {
  const [shown, setShown] = useState<ChecklistItem | null>(null)
  const { street, community, grid, building } = view.totals
  const have = `${street} 条街道，${community} 个社区，${grid} 个网格，${building} 栋楼。`
  const rows = (must: boolean) => view.items.filter((item) => item.must === must)
  return (
    <>
      <Notice
        tone={view.ready ? 'green' : 'amber'}
        title={view.ready ? '准备好了，可以用了' : '还没有准备好'}
      >
        {have}
      </Notice>
      <Items title="还缺这些" items={rows(true)} onShow={setShown} />
      <Items title="不急，慢慢补" items={rows(false)} onShow={setShown} />
      {shown && (
        <Sheet open title={checkWords[shown.key].title} onClose={() => setShown(null)}>
          <Words tone="soft">{checkWords[shown.key].fix}</Words>
          {shown.list.map((one) => (
            <Words key={one}>{one}</Words>
          ))}
          {shown.count > shown.list.length && (
            <Words tone="soft">{`还有 ${shown.count - shown.list.length} 处没有列出来。`}</Words>
          )}
        </Sheet>
      )}
    </>
  )
}

interface ItemsProps {
  title: string
  items: readonly ChecklistItem[]
  onShow: (item: ChecklistItem) => void
}

function Items({ title, items, onShow }: ItemsProps) {
  if (items.length === 0) return null
  return (
    <Card flush title={title}>
      {items.map((item) => (
        <Cell
          key={item.key}
          icon={item.must ? 'alert' : 'clock'}
          tone={item.must ? 'amber' : 'blue'}
          title={checkWords[item.key].title}
          note={checkWords[item.key].fix}
          value={`${item.count} 处`}
          onPress={() => onShow(item)}
        />
      ))}
    </Card>
  )
}
