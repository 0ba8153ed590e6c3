import type { StartView } from '@domain/wish/draft'
import { useState } from 'react'
import { AreaPicker } from '@/shared/area/area-picker'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { gridOf, gridWords } from './settle-grid'

interface GridFieldProps {
  start: Pick<StartView, 'place' | 'choices'>
  label: string
  areaId: string
  error: string | undefined
  onGrid: (gridId: string) => void
}

/** 住在哪个网格：扫网格的码已经填好；扫社区的码，在这个社区的网格里点一个；都可以另选。 */
export function GridField({ start, label, areaId, error, onGrid }: GridFieldProps) {
  const [picking, setPicking] = useState(false)
  const { choices } = start
  const gridId = gridOf(areaId)
  const options = choices?.grids.map(({ id, name }) => ({ value: id, label: name })) ?? []
  const listed = gridId === null || options.some(({ value }) => value === gridId)
  const pick = () => setPicking(true)
  return (
    <Field
      label={label}
      hint={choices ? `您扫的是${choices.community}的码` : undefined}
      error={error}
    >
      {choices && listed ? (
        <>
          <Choice options={options} value={gridId ?? undefined} onChange={onGrid} />
          <Button kind="text" icon="pin" onPress={pick}>
            不住在这个社区
          </Button>
        </>
      ) : (
        <Card flush>
          <Cell icon="pin" title={gridWords(start, areaId)} note="点这里换" onPress={pick} />
        </Card>
      )}
      <AreaPicker
        open={picking}
        upTo="grid"
        exact
        onClose={() => setPicking(false)}
        onPick={(area) => {
          setPicking(false)
          onGrid(area.id)
        }}
      />
    </Field>
  )
}
