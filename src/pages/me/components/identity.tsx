import type { MeView } from '@domain/account/usecases'
import { cloud } from '@/shared/cloud/cloud'
import { PhoneButton } from '@/shared/phone-button'
import { open } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Notice } from '@/shared/ui/notice'

interface IdentityProps {
  me: MeView
  /** 登记了手机号：任职可能到位了，重新取。 */
  onBound: () => unknown
}

/** 我的身份：任职、网格、手机号。没有的就不列。 */
export function Identity({ me, onBound }: IdentityProps) {
  if (!me.known)
    return (
      <Notice
        action={
          <Button kind="plain" inline icon="person" onPress={() => cloud.signIn()}>
            选一个身份进来
          </Button>
        }
      >
        您现在是游客，只能看心愿大厅。
      </Notice>
    )
  return (
    <>
      <Card flush title={me.appointments.length > 0 ? '我的身份' : '居民'}>
        {me.appointments.map(({ role, area }) => (
          <Cell
            key={`${role}${area}`}
            icon="person"
            title={role}
            note={area}
            onPress={() => open('myAppointments')}
          />
        ))}
        <Cell
          icon="pin"
          title={me.home?.name ?? '还没有选网格'}
          note={me.home ? '我住的网格，今天由谁值班' : '我住的网格'}
          onPress={me.home ? () => open('myGrid') : undefined}
        />
        <Cell icon="phone" title={me.phone ?? '还没有登记'} note="手机号" />
      </Card>
      {me.phone === null && (
        <PhoneButton kind="plain" onPhone={(_, registered) => registered && onBound()}>
          登记手机号
        </PhoneButton>
      )}
    </>
  )
}
