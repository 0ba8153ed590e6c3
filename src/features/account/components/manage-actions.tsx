import type { AccountView } from '@domain/accountcare/find'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Choice } from '@/shared/ui/choice'
import { Confirm } from '@/shared/ui/confirm'
import { Field } from '@/shared/ui/field'
import { toast } from '@/shared/ui/toast'

const terms = [
  { value: '3', label: '3 天' },
  { value: '7', label: '7 天' },
  { value: '30', label: '30 天' },
  { value: '', label: '到恢复为止' },
]

type Asking = 'suspend' | 'lift' | 'freePhone'

const words: Readonly<Record<Asking, { title: string; text: string; done: string }>> = {
  suspend: {
    title: '停用账号',
    text: '他看得到自己的，别的都不能办；可以写申诉。原因会原样告诉他。',
    done: '停用了，他收到一条消息',
  },
  lift: { title: '恢复账号', text: '当场就能用。原因会原样告诉他。', done: '恢复了' },
  freePhone: {
    title: '取消登记的手机号',
    text: '号码换了主人、新的主人登记不了的时候用。他的任职不动。',
    done: '取消了，他收到一条消息',
  },
}

interface ManageActionsProps {
  account: AccountView
  onChanged: (account: AccountView) => void
}

/** 停用、恢复、取消手机号：各写明原因，他本人看得到。 */
export function ManageActions({ account, onChanged }: ManageActionsProps) {
  const action = useAction()
  const [asking, setAsking] = useState<Asking | null>(null)
  const [days, setDays] = useState('7')
  const { id } = account
  const work = (reason: string) => {
    if (asking === 'lift') return act('account', 'lift', { id, reason })
    if (asking === 'freePhone') return act('account', 'freePhone', { id, reason })
    return act('account', 'suspend', { id, reason, days: days === '' ? null : Number(days) })
  }
  const confirm = async (reason: string) => {
    const done = await action.run(() => work(reason))
    if (!done || !asking) return
    toast(words[asking].done)
    setAsking(null)
    onChanged(done)
  }
  const one = asking && words[asking]
  return (
    <>
      {account.suspended ? (
        <Button onPress={() => setAsking('lift')}>恢复账号</Button>
      ) : (
        <Button kind="danger" onPress={() => setAsking('suspend')}>
          停用账号
        </Button>
      )}
      {account.phone && (
        <Button kind="plain" onPress={() => setAsking('freePhone')}>
          取消手机号
        </Button>
      )}
      {one && (
        <Confirm
          open
          danger={asking !== 'lift'}
          title={one.title}
          text={one.text}
          confirmLabel={one.title}
          error={action.error}
          reason={{ label: '原因', hint: '4 到 100 个字，他本人看得到', max: 100 }}
          onConfirm={confirm}
          onClose={() => setAsking(null)}
        >
          {asking === 'suspend' && (
            <Field label="停多久">
              <Choice options={terms} value={days} onChange={setDays} />
            </Field>
          )}
        </Confirm>
      )}
    </>
  )
}
