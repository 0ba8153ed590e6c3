import { freeTimeNames, freeTimes } from '@domain/helper/helper'
import type { HelperView } from '@domain/helper/usecases'
import { wishKindNames, wishKinds } from '@domain/wish/wish'
import { HomeField } from '@/shared/area/home-field'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Choice, ManyChoice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { kindIcons } from '@/shared/wish/words'
import { useHelperForm } from './use-helper-form'

const skillOptions = wishKindNames.map((value) => ({
  value,
  label: wishKinds[value].short,
  icon: kindIcons[value],
}))

const freeOptions = freeTimeNames.map((value) => ({ value, ...freeTimes[value] }))

const dailyOptions = [
  { value: 'on', label: '要', note: '每天最多一次，早上 9 点，有合适的才说' },
  { value: 'off', label: '不要', note: '不再替您挑，您自己去大厅看' },
] as const

/** 填好一按就存，存好马上看到挑出来的。 */
export function HelperForm({ kept }: { kept: HelperView }) {
  const { content, errors, error, change, save } = useHelperForm(kept)
  return (
    <Screen
      title="我能帮什么"
      lead="填好以后，有合适的心愿会挑给您。填的只用来挑心愿，别人看不到。"
      bottom={
        <Button busyText="正在存" onPress={save}>
          存好
        </Button>
      }
    >
      <HomeField
        name={content.place?.name}
        hint="同一栋楼、同一社区的先挑给您"
        error={errors.areaId}
        onPick={(place) => change({ place })}
      />
      <Field label="您能帮哪几样" hint="可以选几样" error={errors.skills}>
        <ManyChoice
          look="picture"
          options={skillOptions}
          value={content.skills}
          onChange={(skills) => change({ skills })}
        />
      </Field>
      <Field label="什么时候有空" error={errors.free}>
        <Choice
          look="row"
          options={freeOptions}
          value={content.free ?? undefined}
          onChange={(free) => change({ free })}
        />
      </Field>
      <Field label="有合适的，要告诉您吗">
        <Choice
          look="row"
          options={dailyOptions}
          value={content.daily ? 'on' : 'off'}
          onChange={(daily) => change({ daily: daily === 'on' })}
        />
      </Field>
      {error && <Notice tone="red">{error}</Notice>}
    </Screen>
  )
}
