import type { LinkOutcome } from '@domain/counter/link'
import type { CardView } from '@domain/pointcard/present'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { TextInput } from '@/shared/ui/text-input'
import { Words } from '@/shared/ui/words'
import { ScanButton } from './scan-button'

interface LinkSheetProps {
  card: CardView
  onClose: () => void
  onDone: () => unknown
}

/** 一步一步做到完；一步也就几十份，多半一两步。 */
async function carryOn(id: string, from: number): Promise<void> {
  for (let step: number | undefined = from; step !== undefined; ) {
    const { job }: LinkOutcome = await act('counter', 'carryLink', { id, step })
    step = job?.state === 'moving' ? job.steps : undefined
  }
}

/** 她有了手机：凭她手机上的积分码，把卡并过去。并了就回不来，所以先说清楚。 */
export function LinkSheet({ card: { id, called }, onClose, onDone }: LinkSheetProps) {
  const [code, setCode] = useState('')
  const [why, setWhy] = useState<string | null>(null)
  const { run, error } = useAction()
  const link = async (text: string) => {
    setWhy(null)
    const done = await run(async () => {
      const outcome = await act('counter', 'linkCard', { id, code: text.trim() })
      if (outcome.job) await carryOn(id, outcome.job.steps)
      return outcome
    })
    if (done?.why) setWhy(done.why)
    else if (done) await onDone()
  }
  const typed = () => (code.trim() ? link(code) : setWhy('请扫她的积分码，或输那八个数。'))
  const weapp = process.env.TARO_ENV === 'weapp'
  const actions = [
    <Button key="no" kind="plain" onPress={onClose}>
      先不
    </Button>,
    <Button key="yes" busyText="正在并" onPress={typed}>
      并过去
    </Button>,
  ]
  return (
    <Sheet open title={`把${called}的卡并到她的账号`} onClose={onClose} actions={actions}>
      <Words tone="soft">
        请她在手机上打开“积分码”。卡上的积分、兑换、流水都归到她的账号，卡从此不用。只能并一次，并了回不来。
      </Words>
      {weapp && <ScanButton onScan={link}>扫她的积分码</ScanButton>}
      <Field label="她的积分码" hint="念得出来的八个数，或粘贴扫到的字">
        <TextInput max={400} value={code} onChange={setCode} onDone={typed} />
      </Field>
      {(why ?? error) && <Notice tone="amber">{why ?? error}</Notice>}
    </Sheet>
  )
}
