import { salutations } from '@domain/kernel/called'
import type { Beat } from '@domain/wish/doorstep'
import { wishKindNames, wishKinds } from '@domain/wish/wish'
import { Choice } from '@/shared/ui/choice'
import { Consent } from '@/shared/ui/consent'
import { Field } from '@/shared/ui/field'
import { TextArea } from '@/shared/ui/text-area'
import { TextInput } from '@/shared/ui/text-input'
import type { EntryContent, EntryErrors } from './entries'

const kinds = wishKindNames.map((value) => ({ value, label: wishKinds[value].short }))
const called = salutations.map((value) => ({ value, label: value }))

interface EntryFormProps {
  beats: readonly Beat[]
  content: EntryContent
  errors: EntryErrors
  change: (part: Partial<EntryContent>) => void
}

/** 一户一屏：在哪、是谁、想要什么。地方选一次，下一户还在。 */
export function EntryForm({ beats, content, errors, change }: EntryFormProps) {
  return (
    <>
      <SpotFields beats={beats} content={content} errors={errors} change={change} />
      <Field label="门牌" hint="例如 2 单元 301" error={errors.room} optional>
        <TextInput max={30} value={content.room} onChange={(room) => change({ room })} />
      </Field>
      <Field label="姓名" error={errors.name}>
        <TextInput max={20} value={content.name} onChange={(name) => change({ name })} />
      </Field>
      <Field label="怎么称呼" error={errors.salutation}>
        <Choice
          options={called}
          value={called.find(({ value }) => value === content.salutation)?.value}
          onChange={(salutation) => change({ salutation })}
        />
      </Field>
      <Field label="电话" hint="没有的话，填您自己的" error={errors.phone}>
        <TextInput
          type="number"
          max={11}
          value={content.phone}
          onChange={(phone) => change({ phone })}
        />
      </Field>
      <Field label="哪一种" error={errors.category}>
        <Choice
          options={kinds}
          value={content.category || undefined}
          onChange={(category) => change({ category })}
        />
      </Field>
      <Field label="他怎么说" hint="照他的话写，不用写电话和门牌" error={errors.text}>
        <TextArea max={200} value={content.text} onChange={(text) => change({ text })} />
      </Field>
      <Consent
        label="他本人的同意"
        words="我问过他，他同意我替他许"
        agreed={content.agreed}
        error={errors.agreed}
        onChange={(agreed) => change({ agreed })}
      />
    </>
  )
}

/** 在哪个网格、哪一栋；只有一个就不用选。 */
function SpotFields({ beats, content, errors, change }: EntryFormProps) {
  const beat = beats.find(({ grid }) => grid.id === content.gridId)
  const toOptions = (spots: readonly { id: string; name: string }[]) =>
    spots.map(({ id, name }) => ({ value: id, label: name }))
  const pickGrid = (gridId: string) => {
    const buildings = beats.find(({ grid }) => grid.id === gridId)?.buildings ?? []
    const only = buildings.length === 1 ? buildings[0]?.id : undefined
    change({ gridId, areaId: only ?? (buildings.length === 0 ? gridId : '') })
  }
  return (
    <>
      {beats.length > 1 && (
        <Field label="哪个网格" error={beat ? undefined : errors.areaId}>
          <Choice
            options={toOptions(beats.map(({ grid }) => grid))}
            value={content.gridId || undefined}
            onChange={pickGrid}
          />
        </Field>
      )}
      {beat && beat.buildings.length > 1 && (
        <Field label="哪一栋" error={errors.areaId}>
          <Choice
            options={toOptions(beat.buildings)}
            value={content.areaId || undefined}
            onChange={(areaId) => change({ areaId })}
          />
        </Field>
      )}
    </>
  )
}
