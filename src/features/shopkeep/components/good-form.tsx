import { SPONSOR_LIMIT, TITLE_LIMIT } from '@domain/goods/form'
import { goodKinds, goodSources } from '@domain/shop/shop'
import { keepPictures, previewOf } from '@/shared/photo/pictures'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Photos } from '@/shared/ui/photos'
import { TextInput } from '@/shared/ui/text-input'
import type { GoodContent } from './good-content'
import type { Problems } from './problems'

const optionsOf = <T extends string>(table: Readonly<Record<T, string>>) =>
  (Object.keys(table) as T[]).map((value) => ({ value, label: table[value] }))

interface PartProps {
  content: GoodContent
  problems: Problems
  change: (part: Partial<GoodContent>) => void
}

/** 是什么：种类、名字、照片。 */
export function WhatPart({
  content,
  problems,
  change,
  url,
}: PartProps & { url: string | undefined }) {
  const { title, kind, pictures } = content
  const shown = pictures.map((picture) => previewOf(picture) || url || '')
  return (
    <>
      <Field label="是哪一种" error={problems.kind}>
        <Choice
          options={optionsOf(goodKinds)}
          value={kind}
          onChange={(picked) => change({ kind: picked })}
        />
      </Field>
      <Field label="名称" hint="居民看得懂的叫法，例如“5 公斤大米”" error={problems.title}>
        <TextInput max={TITLE_LIMIT} value={title} onChange={(said) => change({ title: said })} />
      </Field>
      <Field label="照片" hint="检查通过以后才给人看；没有照片的，画一样东西" optional>
        <Photos
          value={shown}
          max={1}
          onAdd={(paths) => change({ pictures: keepPictures(paths).slice(0, 1) })}
          onRemove={() => change({ pictures: [] })}
        />
      </Field>
    </>
  )
}

/** 多少：几分、值多少元、钱从哪里来。 */
export function WorthPart({ content, problems, change }: PartProps) {
  const { points, yuan, source, sponsor } = content
  return (
    <>
      <Field label="积分" hint="一件要几分" error={problems.points}>
        <TextInput
          type="number"
          max={6}
          value={points}
          onChange={(said) => change({ points: said })}
        />
      </Field>
      <Field label="值多少元" hint="一件的价钱，算专项资金用，不给居民看" error={problems.cents}>
        <TextInput type="digit" max={9} value={yuan} onChange={(said) => change({ yuan: said })} />
      </Field>
      <Field label="钱从哪里来" error={problems.source}>
        <Choice
          options={optionsOf(goodSources)}
          value={source}
          onChange={(picked) => change({ source: picked })}
        />
      </Field>
      {source === 'donated' && (
        <Field label="捐赠的单位或个人" hint="写在货架上，大家看得到" error={problems.sponsor}>
          <TextInput
            max={SPONSOR_LIMIT}
            value={sponsor}
            onChange={(said) => change({ sponsor: said })}
          />
        </Field>
      )}
    </>
  )
}

/** 怎么换：每人每月几件，剩几件提醒。 */
export function LimitPart({ content, problems, change }: PartProps) {
  const { monthly, threshold } = content
  return (
    <>
      <Field label="每人每月最多几件" hint="不限就空着" optional error={problems.monthly}>
        <TextInput
          type="number"
          max={2}
          value={monthly}
          onChange={(said) => change({ monthly: said })}
        />
      </Field>
      <Field label="剩几件提醒补货" error={problems.threshold}>
        <TextInput
          type="number"
          max={3}
          value={threshold}
          onChange={(said) => change({ threshold: said })}
        />
      </Field>
    </>
  )
}
