import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Words } from '@/shared/ui/words'

/** 给未成年人许的心愿：认领人不直接联系，由社区牵线。 */
export function ThroughCommunity({ community }: { community: string }) {
  return (
    <Card title="请通过社区联系">
      <Cell icon="house" title={community} note="已经告诉社区，请和社区工作人员约时间" />
      <Words size="small" tone="faint">
        这是给未成年人许的心愿，姓名、电话和门牌只有社区看得到。
      </Words>
    </Card>
  )
}
