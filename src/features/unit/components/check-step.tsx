import type { UnitRef } from '@domain/kernel/actor'
import { resourceKinds } from '@domain/unit/kinds'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import type { StepProps } from './step-props'
import { monthsWords } from './words'

interface CheckStepProps extends StepProps {
  units: readonly UnitRef[]
  resends: boolean
  goTo: (step: number) => void
}

/** 最后一步：看一遍，点哪一行就回去改哪一行。 */
export function CheckStep({ content, units, resends, goTo }: CheckStepProps) {
  const { unitId, community, resources, months, name, phone } = content
  const unit = units.find(({ id }) => id === unitId)?.name ?? ''
  const back = (step: number) => () => goTo(step)
  return (
    <>
      <Card flush>
        <Cell
          title={`${unit}，到${community?.name ?? ''}`}
          note="单位和社区"
          onPress={resends ? undefined : back(0)}
        />
        <Cell title={monthsWords(months)} note="从社区确认那天起" onPress={back(2)} />
        <Cell
          title={name ? `${name}　${phone}` : '和上次一样'}
          note="联系人，只给这个社区看"
          onPress={back(3)}
        />
      </Card>
      <Card flush title="单位能做的">
        {resources.map(({ kind, text, often }, at) => (
          <Cell
            // biome-ignore lint/suspicious/noArrayIndexKey: 同样的话可以写两次，位置就是它的身份。
            key={at}
            title={text}
            note={`${resourceKinds[kind].label} · ${often}`}
            onPress={back(1)}
          />
        ))}
      </Card>
    </>
  )
}
