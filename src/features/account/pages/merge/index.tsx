import { useState } from 'react'
import { replaceWith } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { GiveCode } from '../../components/give-code'
import { Progress } from '../../components/progress'
import { TakeCode } from '../../components/take-code'
import { useJob } from '../../components/use-job'

type Side = 'stays' | 'goes'

const sides = [
  { value: 'stays' as const, label: '留下这个微信的账号', note: '在这里输入另一个微信上的六位码' },
  { value: 'goes' as const, label: '把它并到另一个微信去', note: '在这里要一个六位码' },
]

/** 两个微信合成一个账号：先说这个微信是留下还是并走，再要码或输码。 */
export default function MergePage() {
  const [chosen, setChosen] = useState<Side>()
  const [side, setSide] = useState<Side | null>(null)
  const { job, carry, action } = useJob()
  if (job?.state === 'done')
    return (
      <Screen>
        <Notice tone="green" title="合成一个账号了">
          以后用哪个微信进来都一样，心愿、认领、任职和消息都在这里。
        </Notice>
        <Button onPress={() => replaceWith('account')}>看看我的账号</Button>
      </Screen>
    )
  if (job)
    return (
      <Screen>
        <Progress job={job} stuck={action.failure !== null} onResume={() => carry(job)} />
      </Screen>
    )
  if (side === 'stays')
    return (
      <Screen title="输入六位码">
        <TakeCode onStarted={carry} />
      </Screen>
    )
  if (side === 'goes')
    return (
      <Screen title="要一个六位码">
        <GiveCode />
      </Screen>
    )
  return (
    <Screen
      title="两个微信合成一个账号"
      bottom={
        <Button disabled={!chosen} onPress={() => setSide(chosen ?? null)}>
          下一步
        </Button>
      }
    >
      <Field label="您手里这个微信">
        <Choice look="row" options={sides} value={chosen} onChange={setChosen} />
      </Field>
    </Screen>
  )
}
