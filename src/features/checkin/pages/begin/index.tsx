import { occasionKindNames, occasionKinds } from '@domain/checkin/occasion'
import { addHours, humanTime } from '@domain/kernel/date'
import { useRouter } from '@tarojs/taro'
import { serverNow } from '@/shared/cloud/clock'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { TextInput } from '@/shared/ui/text-input'
import { type BeginContent, type BeginErrors, useBeginForm } from '../../components/use-begin-form'
import { lengthOf } from '../../components/words'

type Community = { readonly id: string; readonly name: string }

const kinds = occasionKindNames.map((value) => ({ value, label: occasionKinds[value].label }))
const lengths = [60, 120, 180, 240, 360, 480, 720].map((minutes) => ({
  value: String(minutes),
  label: lengthOf(minutes),
}))

/** 往后几天可以选。 */
const DAYS = 7

/** 现在，或今天起的几天里的一天。 */
function days() {
  const now = serverNow()
  const later = Array.from({ length: DAYS }, (_, i) => ({
    value: String(i),
    label: humanTime(addHours(now, i * 24), now).replace(/(凌晨|上午|中午|下午|晚上).*$/, ''),
  }))
  return [{ value: 'now', label: '现在' }, ...later]
}

/** 从列表那一页带来的社区；直接打开的没有。 */
function communitiesIn(text: string | undefined): readonly Community[] {
  try {
    return JSON.parse(decodeURIComponent(text ?? '[]')) as Community[]
  } catch {
    return []
  }
}

/** 开一场：什么事、在哪儿、什么时候、多久。开好就有签到的码。 */
export default function Begin() {
  const communities = communitiesIn(useRouter().params.communities)
  const [first] = communities
  const { content, errors, error, change, begin } = useBeginForm(first?.id ?? '')
  if (!first)
    return (
      <Screen title="开一场">
        <Notice>请从工作台的“签到”里点“开一场”。</Notice>
      </Screen>
    )
  return (
    <Screen
      title="开一场"
      bottom={
        <Button busyText="正在开" onPress={begin}>
          开好
        </Button>
      }
    >
      {communities.length > 1 && (
        <Field label="哪个社区">
          <Choice
            options={communities.map(({ id, name }) => ({ value: id, label: name }))}
            value={content.communityId}
            onChange={(communityId) => change({ communityId })}
          />
        </Field>
      )}
      <Field label="是哪一种" error={errors.kind}>
        <Choice options={kinds} value={content.kind} onChange={(kind) => change({ kind })} />
      </Field>
      <What content={content} errors={errors} change={change} />
      <When content={content} errors={errors} change={change} />
      {error && <Notice tone="red">{error}</Notice>}
    </Screen>
  )
}

interface PartProps {
  content: BeginContent
  errors: BeginErrors
  change: (part: Partial<BeginContent>) => void
}

function What({ content, errors, change }: PartProps) {
  const { kind, title, spot } = content
  const example = occasionKinds[kind ?? 'reception'].example
  return (
    <>
      <Field label="名称" hint={`来的人认得出，例如“${example}”`} error={errors.title}>
        <TextInput max={20} value={title} onChange={(value) => change({ title: value })} />
      </Field>
      <Field label="地点" hint="几楼、哪个门口" error={errors.spot}>
        <TextInput max={30} value={spot} onChange={(value) => change({ spot: value })} />
      </Field>
    </>
  )
}

function When({ content, errors, change }: PartProps) {
  const { day, clock, length } = content
  return (
    <>
      <Field label="什么时候开始">
        <Choice options={days()} value={day} onChange={(value) => change({ day: value })} />
      </Field>
      {day !== 'now' && (
        <Field label="几点开始" hint="例如 9:30" error={errors.from}>
          <TextInput max={5} value={clock} onChange={(value) => change({ clock: value })} />
        </Field>
      )}
      <Field label="多长时间" error={errors.minutes}>
        <Choice options={lengths} value={length} onChange={(value) => change({ length: value })} />
      </Field>
    </>
  )
}
