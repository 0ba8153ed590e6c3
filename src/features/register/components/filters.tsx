import type { RegisterPage } from '@domain/register/list'
import { wishStatusNames } from '@domain/register/register'
import { wishKindNames, wishKinds, wishStatuses } from '@domain/wish/wish'
import { useState } from 'react'
import { AreaPicker } from '@/shared/area/area-picker'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { ChoiceCell } from './choice-cell'
import type { Picked } from './use-register'

const statuses = wishStatusNames.map((value) => ({ value, label: wishStatuses[value].label }))
const kinds = wishKindNames.map((value) => ({ value, label: wishKinds[value].short }))
const monthLabel = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(4))}月`

interface FiltersProps {
  view: RegisterPage | null
  picked: Picked
  onPick: (change: Picked) => void
}

/** 筛选的四样：地方、状态、种类、哪个月许的。 */
export function Filters({ view, picked, onPick }: FiltersProps) {
  const [picking, setPicking] = useState(false)
  const tops = view?.tops ?? []
  // 只管一栋楼的人没有别处可选。
  const fixed = tops.length === 1 && tops[0]?.kind === 'building'
  const months = (view?.months ?? []).map((value) => ({ value, label: monthLabel(value) }))
  return (
    <Card flush>
      <Cell
        title="地方"
        value={picked.area?.name ?? view?.area.name ?? '—'}
        onPress={view && !fixed ? () => setPicking(true) : undefined}
      />
      <ChoiceCell
        title="状态"
        options={statuses}
        value={picked.status}
        onPick={(status) => onPick({ status })}
      />
      <ChoiceCell
        title="种类"
        options={kinds}
        value={picked.category}
        onPick={(category) => onPick({ category })}
      />
      <ChoiceCell
        title="哪个月许的"
        options={months}
        value={picked.month}
        onPick={(month) => onPick({ month })}
      />
      <AreaPicker
        open={picking}
        upTo="building"
        from={tops}
        onClose={() => setPicking(false)}
        onPick={(area) => {
          setPicking(false)
          onPick({ area })
        }}
      />
    </Card>
  )
}
