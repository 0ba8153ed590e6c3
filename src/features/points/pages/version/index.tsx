import type { PreviewView } from '@domain/points/preview'
import type { VersionsView } from '@domain/points/versions'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { TextArea } from '@/shared/ui/text-area'
import { TextInput } from '@/shared/ui/text-input'
import { Words } from '@/shared/ui/words'
import { NumbersForm } from '../../components/numbers-form'
import { useVersionForm } from '../../components/use-version-form'
import { dayWords, monthWords } from '../../components/words'

/** 出一版规则：从哪天起、每项几分、最多多少；先试算上个月要发多少，再排上。 */
export default function PointVersion() {
  const { id } = useRouter().params
  const query = useQuery('points', 'versions', {})
  const { data } = query
  if (data) return <Form view={data} id={id} />
  return (
    <Screen title="出一版新的">
      <Loaded query={query}>{() => null}</Loaded>
    </Screen>
  )
}

const goods = [
  { value: 'no', label: '只换荣誉、送给心愿' },
  { value: 'yes', label: '也能换商品和服务' },
]

function Form({ view, id }: { view: VersionsView; id: string | undefined }) {
  const { content, change, preview, closePreview, tryOut, save, errors } = useVersionForm(view, id)
  const own = view.versions.find((one) => one.id === id)
  return (
    <Screen
      title={own ? '改这一版' : '出一版新的'}
      lead="开始以后就不再改；那天以前做的，照那时的规则算。"
      bottom={
        <>
          <Button kind="plain" busyText="正在算" onPress={tryOut}>
            试算上个月
          </Button>
          <Button busyText="正在排" onPress={save}>
            排上
          </Button>
        </>
      }
    >
      <Field label="从哪一天起" hint={`那天零点起算，最早${dayWords(view.earliest)}`}>
        <TextInput
          max={10}
          placeholder="2026-11-23"
          value={content.day}
          onChange={(day) => change({ day })}
        />
      </Field>
      <Field label="为什么改" hint="写给大家看，公开的规则页上有">
        <TextArea max={100} value={content.note} onChange={(note) => change({ note })} />
      </Field>
      <Field label="在职党员的积分">
        <Choice
          options={goods}
          value={content.memberGoods ? 'yes' : 'no'}
          onChange={(value) => change({ memberGoods: value === 'yes' })}
        />
      </Field>
      <NumbersForm numbers={content.numbers} onChange={(numbers) => change({ numbers })} />
      {preview && <Preview preview={preview} onClose={closePreview} />}
      {errors.map(
        (error) =>
          error && (
            <Notice key={error} tone="red">
              {error}
            </Notice>
          ),
      )}
    </Screen>
  )
}

interface PreviewProps {
  preview: PreviewView
  onClose: () => void
}

/** 上个月照新的要发多少，和实际发的比。 */
function Preview({ preview, onClose }: PreviewProps) {
  const { month, events, issued, would, rows } = preview
  return (
    <Sheet open title={`${monthWords(month)}照新的规则`} onClose={onClose}>
      <Words bold>{`要发 ${would} 分，实际发了 ${issued} 分`}</Words>
      <Words size="note" tone="soft">
        {`那个月该得分的事 ${events} 件，补记的不算；上限一个人一个人照新的算。`}
      </Words>
      <Card flush>
        {rows.map((row) => (
          <Cell
            key={row.label}
            title={row.label}
            note={`实际 ${row.issued} 分`}
            value={`${row.would} 分`}
          />
        ))}
      </Card>
    </Sheet>
  )
}
