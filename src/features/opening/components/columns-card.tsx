import { type ImportKindName, importSheets } from '@domain/opening/columns'
import { act } from '@/shared/cloud/call'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { openSheet } from '@/shared/open-file'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'

/** 这种表有哪些列、各怎么填，和下载模板。 */
export function ColumnsCard({ kind }: { kind: ImportKindName }) {
  const action = useAction()
  const download = () =>
    action.run(async () => {
      const { url, fileName } = await act('opening', 'template', { kind }, newRequestId())
      await openSheet(url, fileName)
    })
  return (
    <Card title="怎么填">
      {importSheets[kind].columns.map(({ title, hint }) => (
        <Words key={title} size="note">{`${title}：${hint}`}</Words>
      ))}
      {action.error && <Notice tone="red">{action.error}</Notice>}
      <Button kind="plain" icon="paper" busyText="正在取" onPress={download}>
        下载模板
      </Button>
    </Card>
  )
}
