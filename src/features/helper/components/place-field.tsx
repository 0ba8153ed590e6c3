import type { HelperView } from '@domain/helper/usecases'
import { useState } from 'react'
import { AreaPicker } from '@/shared/area/area-picker'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Field } from '@/shared/ui/field'

interface PlaceFieldProps {
  place: HelperView['place']
  error: string | undefined
  onPick: (place: NonNullable<HelperView['place']>) => void
}

/** 住在哪一栋：同一栋楼的心愿最先挑给他。 */
export function PlaceField({ place, error, onPick }: PlaceFieldProps) {
  const [picking, setPicking] = useState(false)
  return (
    <Field label="您住在哪一栋" hint="同一栋楼、同一社区的先挑给您" error={error}>
      <Card flush>
        <Cell
          icon="pin"
          title={place?.name ?? '请选择您住的楼栋'}
          note="点这里换"
          onPress={() => setPicking(true)}
        />
      </Card>
      <AreaPicker
        open={picking}
        upTo="building"
        exact
        enough="grid"
        onClose={() => setPicking(false)}
        onPick={({ id, name }) => {
          setPicking(false)
          onPick({ id, name })
        }}
      />
    </Field>
  )
}
