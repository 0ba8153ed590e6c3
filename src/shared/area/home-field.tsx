import { useState } from 'react'
import { Card } from '../ui/card'
import { Cell } from '../ui/cell'
import { Field } from '../ui/field'
import { AreaPicker } from './area-picker'

interface HomeFieldProps {
  /** 选好的地方叫什么；还没选为空。 */
  name: string | undefined
  hint: string
  error: string | undefined
  onPick: (place: { readonly id: string; readonly name: string }) => void
}

/** 住在哪一栋；没有楼栋的选到网格就好。 */
export function HomeField({ name, hint, error, onPick }: HomeFieldProps) {
  const [picking, setPicking] = useState(false)
  return (
    <Field label="您住在哪一栋" hint={hint} error={error}>
      <Card flush>
        <Cell
          icon="pin"
          title={name || '请选择您住的楼栋'}
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
        onPick={({ id, name: picked }) => {
          setPicking(false)
          onPick({ id, name: picked })
        }}
      />
    </Field>
  )
}
