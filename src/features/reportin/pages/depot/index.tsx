import type { DepotStart } from '@domain/reportin/depots'
import { HomeReportForm, type HomeReportInput } from '@domain/reportin/form'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import * as v from 'valibot'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { useQuery } from '@/shared/cloud/useQuery'
import { PhoneButton } from '@/shared/phone-button'
import { replaceWith } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Field } from '@/shared/ui/field'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { TextInput } from '@/shared/ui/text-input'
import { ToldFields } from '../../components/told-fields'

/** 骑手扫站点的码报到：写个名字、选两样，一分钟办完。 */
export default function Depot() {
  const scene = decodeURIComponent(useRouter().params.scene ?? '')
  const start = useQuery('reportin', 'depotStart', { scene })
  if (start.data) return <Form start={start.data} scene={scene} onBound={start.reload} />
  return (
    <Screen title="站点报到">
      <Loaded query={start}>{() => null}</Loaded>
    </Screen>
  )
}

interface FormProps {
  start: DepotStart
  scene: string
  onBound: () => unknown
}

interface Content {
  readonly name: string
  readonly skills: HomeReportInput['skills']
  readonly free: HomeReportInput['free'] | null
}

function Form({ start, scene, onBound }: FormProps) {
  const [content, setContent] = useState<Content>({ name: '', skills: [], free: null })
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({})
  const { run, error } = useAction()
  const change = (part: Partial<Content>) => {
    setErrors({})
    setContent({ ...content, ...part })
  }
  const send = async () => {
    const { areaId: _, ...entries } = HomeReportForm.entries
    const checked = v.safeParse(v.strictObject(entries), content)
    const wrong = (checked.issues ?? []).map((one) => [String(one.path?.[0]?.key), one.message])
    setErrors(Object.fromEntries(wrong.reverse()))
    if (!checked.success) return
    const one = await run(() => act('reportin', 'reportDepot', { scene, ...checked.output }))
    if (one) replaceWith('reportIns')
  }
  return (
    <Screen
      title={`到${start.name}报到`}
      lead={`在${start.place}，由社区确认。不定时长，不排名。`}
      bottom={
        <Button busyText="正在发" onPress={send}>
          报到
        </Button>
      }
    >
      <Field label="姓名" hint="只给本社区和站点的联络员看" error={errors.name}>
        <TextInput max={20} value={content.name} onChange={(name) => change({ name })} />
      </Field>
      <Field label="手机号" hint={start.phone ?? '点一下，用微信登记的那个'}>
        {start.phone ? null : (
          <PhoneButton kind="plain" onPhone={(_, registered) => registered && onBound()}>
            使用微信手机号
          </PhoneButton>
        )}
      </Field>
      <ToldFields {...content} errors={errors} onChange={change} />
      {error && <Notice tone="red">{error}</Notice>}
    </Screen>
  )
}
