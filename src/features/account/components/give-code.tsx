import { humanTime } from '@domain/kernel/date'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Code } from '@/shared/ui/code'
import { Notice } from '@/shared/ui/notice'

/** 在要并走的这个微信上要一个六位码。 */
export function GiveCode() {
  const action = useAction()
  const [given, setGiven] = useState<{ code: string; until: string } | null>(null)
  const ask = async () => {
    const one = await action.run(() => act('account', 'askCode', {}, newRequestId()))
    if (one) setGiven(one)
  }
  return (
    <>
      <Notice tone="amber" title="这个码谁要都不要给">
        谁在他的微信上输入这个码，您这个账号就归了他。只输入到您自己的另一个微信里。
      </Notice>
      {given && (
        <Card>
          <Code
            digits={given.code}
            label="六位码"
            note={`在要留下的微信上输入，${humanTime(given.until, serverNow())}前有效，只能用一次`}
          />
        </Card>
      )}
      {action.error && <Notice tone="red">{action.error}</Notice>}
      <Button kind={given ? 'plain' : 'primary'} onPress={ask}>
        {given ? '换一个码' : '要一个六位码'}
      </Button>
    </>
  )
}
