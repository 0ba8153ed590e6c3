import type { MyReports } from '@domain/reportin/mine'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { PhoneButton } from '@/shared/phone-button'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { TextInput } from '@/shared/ui/text-input'
import { toast } from '@/shared/ui/toast'
import { Words } from '@/shared/ui/words'

/** 单位这条线：对上了哪个单位，单位在哪里报到；没对上的在这里填单位代码。 */
export function UnitCard({ mine, onDone }: { mine: MyReports; onDone: () => unknown }) {
  if (mine.unit)
    return (
      <Card title="我的单位">
        <Words bold>{mine.unit}</Words>
        <Words tone="soft">
          {mine.unitAt.length > 0 ? `报到在：${mine.unitAt.join('、')}` : '还没有到社区报到'}
        </Words>
      </Card>
    )
  return <JoinCard phone={mine.phone} onDone={onDone} />
}

function JoinCard({ phone, onDone }: { phone: string | null; onDone: () => unknown }) {
  const [code, setCode] = useState('')
  const { run, error } = useAction()
  const join = async () => {
    const joined = await run(() => act('reportin', 'joinUnit', { code }))
    if (!joined) return
    toast(`对上了：${joined.unit}`)
    await onDone()
  }
  return (
    <Card title="对上单位">
      <Words size="note" tone="soft">
        单位的联络员会告诉您六位的单位代码；名册上要有您的手机号。
      </Words>
      {phone ? (
        <>
          <Field label="单位代码" hint={`用登记的手机号 ${phone} 来对`}>
            <TextInput type="number" max={6} value={code} onChange={setCode} />
          </Field>
          {error && <Notice tone="red">{error}</Notice>}
          <Button kind="plain" busyText="正在对" onPress={join}>
            对上单位
          </Button>
        </>
      ) : (
        <PhoneButton kind="plain" onPhone={(_, registered) => registered && onDone()}>
          使用微信手机号
        </PhoneButton>
      )}
    </Card>
  )
}
