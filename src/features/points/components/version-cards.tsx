import type { VersionView } from '@domain/points/rules-view'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'

/** 一版规则：每一类一张纸，各项几分，最多多少。 */
export function VersionCards({ version }: { version: VersionView }) {
  return (
    <>
      {version.categories.map(({ label, actions, caps }) => (
        <Card key={label} flush title={label}>
          {actions.map((action) => (
            <Cell key={action.label} title={action.label} note={action.points} />
          ))}
          <Cell title="最多" note={caps.join(' · ')} />
        </Card>
      ))}
    </>
  )
}
