import type { JobView } from '@domain/accountcare/job'
import type { MergePreview } from '@domain/accountcare/merge'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { TextInput } from '@/shared/ui/text-input'
import { Words } from '@/shared/ui/words'

const DIGITS = 6

/** 在要留下的这个微信上输入码，看过会并过来什么，再定下来。 */
export function TakeCode({ onStarted }: { onStarted: (job: JobView) => unknown }) {
  const action = useAction()
  const [code, setCode] = useState('')
  const [why, setWhy] = useState<string | null>(null)
  const [preview, setPreview] = useState<MergePreview | null>(null)
  const change = (typed: string) => {
    setCode(typed)
    setWhy(null)
  }
  const look = async () => {
    const found = await action.run(() => act('account', 'previewMerge', { code }, newRequestId()))
    setWhy(found?.why ?? null)
    setPreview(found?.result ?? null)
  }
  const merge = async () => {
    const done = await action.run(() => act('account', 'merge', { code }))
    if (done?.why) setPreview(null)
    setWhy(done?.why ?? null)
    if (done?.result) await onStarted(done.result)
  }
  const trouble = why ?? action.error
  return (
    <>
      {preview ? (
        <Preview preview={preview} />
      ) : (
        <Field label="六位码" hint="在另一个微信上：我的 → 账号与手机号 → 两个微信合成一个账号">
          <TextInput type="number" max={DIGITS} value={code} onChange={change} />
        </Field>
      )}
      {trouble && <Notice tone="red">{trouble}</Notice>}
      {preview ? (
        <>
          <Button busyText="正在合" onPress={merge}>
            合成一个账号
          </Button>
          <Button kind="text" onPress={() => setPreview(null)}>
            先不合
          </Button>
        </>
      ) : (
        <Button disabled={code.length !== DIGITS} busyText="正在核对" onPress={look}>
          看看会并过来什么
        </Button>
      )}
    </>
  )
}

const MOST = 100
const count = (n: number) => (n >= MOST ? `${MOST} 个以上` : `${n} 个`)

function Preview({ preview }: { preview: MergePreview }) {
  const { wishes, claims, proxied, appointments, phone, home } = preview
  return (
    <>
      <Card flush title="会并到这个微信来">
        <Cell icon="heart" title="许的心愿" value={count(wishes)} />
        <Cell icon="help" tone="green" title="认领和出力的心愿" value={count(claims)} />
        {proxied > 0 && <Cell icon="walk" tone="amber" title="代许的" value={count(proxied)} />}
        {appointments.map((one) => (
          <Cell key={one} icon="person" tone="blue" title={one} note="任职" />
        ))}
      </Card>
      <Card title="合成以后">
        <Words>{`手机号用 ${phone ?? '以后登记的'}，${home ? `住在${home}` : '还没有选网格'}。`}</Words>
        <Words tone="soft">两个微信进来都是这一个账号。心愿的数量合起来数。合了就分不开。</Words>
      </Card>
    </>
  )
}
