import type { AreaKind } from '@domain/area/area'
import { useState } from 'react'
import { useQuery } from '../cloud/useQuery'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Cell } from '../ui/cell'
import { Loaded } from '../ui/loaded'
import { Sheet } from '../ui/sheet'

export interface Area {
  readonly id: string
  readonly name: string
  readonly kind: AreaKind
}

export const wholeDistrict: Area = { id: 'D', name: '全区', kind: 'district' }

interface AreaPickerProps {
  open: boolean
  /** 选到哪一级为止。 */
  upTo: 'community' | 'grid' | 'building'
  /** 从哪里选起，默认全区；给了几处就先选一处。 */
  from?: readonly Area[]
  /** 一定要选到最后一级（许愿要网格）；看大厅时哪一级都行。 */
  exact?: boolean
  /** 到了这一级就可以不再往下选；只在一定要选到最后一级时用。 */
  enough?: AreaKind
  onPick: (area: Area) => void
  onClose: () => void
}

/** 一级一级选地方：街道 → 社区 → 网格 → 楼栋。 */
export function AreaPicker(props: AreaPickerProps) {
  return props.open ? <Picker {...props} /> : null
}

function Picker(props: AreaPickerProps) {
  const { upTo, from = [wholeDistrict], exact = false, enough, onPick, onClose } = props
  const start = from.length === 1 ? from : []
  const [trail, setTrail] = useState<readonly Area[]>(start)
  const here = trail.at(-1)
  const below = useQuery('area', 'children', here ? { parentId: here.id } : null)
  const query = here ? below : { ...below, data: from }
  const press = (area: Area) => (area.kind === upTo ? onPick(area) : setTrail([...trail, area]))
  const actions = [
    trail.length > start.length && (
      <Button key="up" kind="plain" onPress={() => setTrail(trail.slice(0, -1))}>
        上一级
      </Button>
    ),
    here && !exact && (
      <Button key="here" onPress={() => onPick(here)}>
        {`看${here.name}`}
      </Button>
    ),
    exact && here && here.kind === enough && (
      <Button key="here" onPress={() => onPick(here)}>
        {`就选${here.name}`}
      </Button>
    ),
  ].filter(Boolean)
  const title = here ? `${here.name}，选下一级` : '选一处'
  return (
    <Sheet open title={title} onClose={onClose} actions={actions}>
      <Loaded query={query}>
        {(list) => (
          <Card flush>
            {list.map((area) => (
              <Cell key={area.id} title={area.name} onPress={() => press(area)} />
            ))}
          </Card>
        )}
      </Loaded>
    </Sheet>
  )
}
