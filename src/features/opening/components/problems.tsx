import type { ImportCheck } from '@domain/opening/importing'
import { Card } from '@/shared/ui/card'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'

/** 哪一行哪一列不对，怎么改；一处也没有生效。 */
export function Problems({ check: { problems, total } }: { check: ImportCheck }) {
  return (
    <>
      <Notice tone="red" title={`有 ${total} 处要改`}>
        一处也没有导入。照下面改好，再选一次文件。
      </Notice>
      <Card>
        {problems.map((problem) => (
          <Words key={problem}>{problem}</Words>
        ))}
        {total > problems.length && (
          <Words tone="soft">{`先列出 ${problems.length} 处，改好再上传会接着说。`}</Words>
        )}
      </Card>
    </>
  )
}
