import { useRef, useState } from 'react'
import { act } from '@/shared/cloud/call'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { useQuery } from '@/shared/cloud/useQuery'
import { openTab, replaceWith } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Empty } from '@/shared/ui/empty'
import { Field } from '@/shared/ui/field'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { TextInput } from '@/shared/ui/text-input'

/** 开区：部署的人凭开区码成为区管理员。已经有区就没有这一页。 */
export default function Code() {
  const query = useQuery('opening', 'state', {})
  if (query.data && !query.data.opened) return <CodeForm />
  return (
    <Screen>
      <Loaded query={query}>
        {() => (
          <Empty
            title="没有这一页"
            action={
              <Button kind="plain" inline onPress={() => openTab('home')}>
                回首页
              </Button>
            }
          />
        )}
      </Loaded>
    </Screen>
  )
}

function CodeForm() {
  const [form, setForm] = useState({ code: '', name: '', areaCode: '' })
  const [why, setWhy] = useState<string | null>(null)
  const action = useAction()
  // 开区码不写进手机的存储，所以编号由这一页自己留着；没有得到答复时再发还是它。
  const request = useRef(newRequestId())
  const change = (part: Partial<typeof form>) => {
    setForm({ ...form, ...part })
    setWhy(null)
    request.current = newRequestId()
  }
  const send = async () => {
    const done = await action.run(() => act('opening', 'open', form, request.current))
    if (done?.opened) return replaceWith('checklist')
    if (done) request.current = newRequestId()
    setWhy(done?.why ?? null)
  }
  const full = form.code !== '' && form.name.trim() !== '' && form.areaCode !== ''
  const bottom = (
    <Button busyText="正在开区" disabled={!full} onPress={send}>
      {action.uncertain ? '再试一次' : '开区'}
    </Button>
  )
  return (
    <Screen
      title="开区"
      lead="开区的人就是第一位区管理员，接着导入街道、社区、网格和人员。"
      bottom={bottom}
    >
      <Field label="开区码" hint="部署的人设的那一串，至少 16 个字符，只能用一次">
        <TextInput max={100} value={form.code} onChange={(code) => change({ code })} />
      </Field>
      <Field label="区的名字" hint="如：梧桐区">
        <TextInput max={30} value={form.name} onChange={(name) => change({ name })} />
      </Field>
      <Field label="区划代码" hint="统计用区划代码，6 位或 12 位数字">
        <TextInput
          type="number"
          max={12}
          value={form.areaCode}
          onChange={(areaCode) => change({ areaCode })}
        />
      </Field>
      {(why ?? action.error) && <Notice tone="red">{why ?? action.error}</Notice>}
    </Screen>
  )
}
