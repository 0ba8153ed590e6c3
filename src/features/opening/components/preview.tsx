import type { ImportView } from '@domain/opening/importing'
import { Card } from '@/shared/ui/card'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'

/** 预览：会新加哪些、改哪些，哪些没有变，哪些表里没有。 */
export function Preview({ view }: { view: ImportView }) {
  const { counts, samples } = view
  if (view.steps === 0)
    return (
      <Notice tone="green" title="没有变化">
        {`这份表里的 ${counts.unchanged} 行，系统里都已经是这样，不用再做什么。`}
      </Notice>
    )
  return (
    <>
      <Notice title="表里没有错">看一看下面的改动，对了再让它生效。现在还没有一处改过。</Notice>
      <Group title={`会新加 ${counts.added} 处`} list={samples.added} count={counts.added} />
      <Group title={`会改 ${counts.changed} 处`} list={samples.changed} count={counts.changed} />
      {counts.unchanged > 0 && <Words tone="soft">{`没有变的 ${counts.unchanged} 行。`}</Words>}
      <Group
        title={`表里没有提到 ${counts.missing} 处`}
        note="原来就有的，保持不动。"
        list={samples.missing}
        count={counts.missing}
      />
    </>
  )
}

/** 先列这么几个，够他认出是不是这份表。 */
const SHOWN = 8

interface GroupProps {
  title: string
  note?: string
  list: readonly string[]
  count: number
}

function Group({ title, note, list, count }: GroupProps) {
  if (count === 0) return null
  const shown = list.slice(0, SHOWN)
  return (
    <Card title={title}>
      {note && (
        <Words size="note" tone="soft">
          {note}
        </Words>
      )}
      {shown.map((one) => (
        <Words key={one}>{one}</Words>
      ))}
      {count > shown.length && <Words tone="soft">{`还有 ${count - shown.length} 处。`}</Words>}
    </Card>
  )
}
