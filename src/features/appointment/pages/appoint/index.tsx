import type { SeatForm } from '@domain/appointment/seat'
import type { GridDuty, Role } from '@domain/kernel/actor'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'
import { useAction } from '@/shared/cloud/useAction'
import { useQuery } from '@/shared/cloud/useQuery'
import { goBack } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Field } from '@/shared/ui/field'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { TextInput } from '@/shared/ui/text-input'
import { TermField } from '../../components/term-field'
import { useParams } from '../../components/use-params'

/** 任命，或者换人：照姓名和手机号写下；还没来过的，登记手机号时到位。 */
export default function Appoint() {
  const { role, duty = null, areaId = null, unitId = null, replaces = null } = useParams()
  const seat = {
    role: role as Role,
    duty: duty as GridDuty | null,
    ...{ areaId, unitId, replaces },
  }
  const query = useQuery('appointment', 'seat', seat)
  if (!query.data)
    return (
      <Screen>
        <Loaded query={query}>{() => null}</Loaded>
      </Screen>
    )
  return <Form seat={seat} view={query.data} />
}

interface FormProps {
  seat: {
    role: Role
    duty: GridDuty | null
    areaId: string | null
    unitId: string | null
    replaces: string | null
  }
  view: SeatForm
}

function Form({ seat, view }: FormProps) {
  const [form, setForm] = useState({ name: '', phone: '', from: '', last: null as string | null })
  const [missing, setMissing] = useState<readonly string[] | null>(null)
  const action = useAction()
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const verb = view.replaces ? '换人' : '任命'
  const send = async () => {
    const whole = { ...seat, ...form, from: form.from.trim() || null }
    const done = await action.run(() => act('appointment', 'appoint', whole))
    if (done) setMissing(done.missing)
  }
  if (missing) return <Done verb={verb} view={view} name={form.name} missing={missing} />
  const full = form.name.trim() !== '' && form.phone !== ''
  const bottom = (
    <Button busyText="正在写" disabled={!full} onPress={send}>
      {action.uncertain ? '再试一次' : verb}
    </Button>
  )
  return (
    <Screen title={`${verb}：${view.label}`} lead={view.place} bottom={bottom}>
      {view.replaces && (
        <Notice tone="amber">{`换下${view.replaces}：新的人开始的那一刻，他就不再担任，中间不空。`}</Notice>
      )}
      <Field label="姓名">
        <TextInput max={20} value={form.name} onChange={(name) => change({ name })} />
      </Field>
      <Field label="手机号" hint="登记过的当场到位；没有来过的，等本人在“我的”里登记手机号">
        <TextInput
          type="number"
          max={11}
          value={form.phone}
          onChange={(phone) => change({ phone })}
        />
      </Field>
      <TermField from={serverNow()} onChange={(last) => change({ last })} />
      <Field label="从哪天起" hint="空着就是现在；写成 2026-12-01" optional>
        <TextInput max={12} value={form.from} onChange={(from) => change({ from })} />
      </Field>
      {action.error && <Notice tone="red">{action.error}</Notice>}
    </Screen>
  )
}

interface DoneProps {
  verb: string
  view: SeatForm
  name: string
  missing: readonly string[]
}

function Done({ verb, view, name, missing }: DoneProps) {
  return (
    <Screen title={`${verb}好了`} bottom={<Button onPress={goBack}>回去看看</Button>}>
      <Notice tone="green" title={`${name}担任${view.place} ${view.label}`}>
        登记过手机号的已经到位，并收到一条消息；没有来过的，登记手机号时到位。
      </Notice>
      {missing.length > 0 && (
        <Notice tone="amber" title="这里还缺人">
          {`${missing.join('、')}还空着。`}
        </Notice>
      )}
    </Screen>
  )
}
