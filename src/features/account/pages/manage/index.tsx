import type { AccountView } from '@domain/accountcare/find'
import { exactTime } from '@domain/kernel/date'
import { useState } from 'react'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Notice } from '@/shared/ui/notice'
import { FindAccount } from '../../components/find-account'
import { ManageActions } from '../../components/manage-actions'
import { spaced } from '../../components/spaced'
import { Trail } from '../../components/trail'

/** 账号管理（区里）：找一个账号，看经过，停用、恢复。 */
export default function Manage() {
  const [account, setAccount] = useState<AccountView | null>(null)
  if (!account)
    return (
      <Screen title="找一个账号">
        <FindAccount onFound={setAccount} />
      </Screen>
    )
  return (
    <Screen bottom={<ManageActions key={account.id} account={account} onChanged={setAccount} />}>
      <Found account={account} />
      <Button kind="text" onPress={() => setAccount(null)}>
        找另一个
      </Button>
    </Screen>
  )
}

function Found({ account }: { account: AccountView }) {
  const { names, phone, code, home, appointments, suspended, trail } = account
  return (
    <>
      {suspended && (
        <Notice tone="amber" title="停用着">
          {suspended.until ? `到${exactTime(suspended.until)}为止。` : '到恢复为止。'}
        </Notice>
      )}
      <Card flush title={names.join('、') || '居民'}>
        <Cell icon="phone" title={phone ?? '没有登记'} note="手机号" />
        <Cell icon="mark" title={spaced(code)} note="账号码" />
        <Cell icon="pin" title={home ?? '没有选网格'} note="住的网格" />
        {appointments.map((one) => (
          <Cell key={one} icon="person" tone="blue" title={one} note="任职" />
        ))}
      </Card>
      <Trail rows={trail} />
    </>
  )
}
