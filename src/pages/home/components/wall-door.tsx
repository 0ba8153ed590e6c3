import { open } from '@/shared/routes'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'

/** 去心愿墙的门。 */
export function WallDoor() {
  return (
    <Card flush>
      <Cell
        icon="done"
        tone="green"
        title="心愿墙"
        note="圆了的心愿，本人同意才写在这里"
        onPress={() => open('wall')}
      />
    </Card>
  )
}
