import type { WishDetail } from '@domain/wish/present'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Words } from '@/shared/ui/words'

/** 单位认领的：联络员看得到交给了谁。圆梦以后算单位的，只算一次。 */
export function UnitCard({ wish }: { wish: WishDetail }) {
  if (wish.relation !== 'unitLead' || !wish.unit) return null
  const { assignedTo } = wish
  return (
    <Card title="单位认领">
      <Cell
        icon="person"
        title={assignedTo?.name ?? '还在您手里'}
        note={assignedTo ? '现在由他办' : '请交给一位党员来办'}
      />
      <Words size="small" tone="faint">
        {`以${wish.unit.name}的名义认领，圆梦以后算单位的，只算一次。联系方式只给办的人看。`}
      </Words>
    </Card>
  )
}
