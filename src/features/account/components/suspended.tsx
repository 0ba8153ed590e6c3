import type { CareView } from '@domain/accountcare/care'
import { exactTime } from '@domain/kernel/date'
import { open } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'

/** 停用着：从何时、到何时、为什么，和申诉的门。 */
export function Suspended({ one }: { one: NonNullable<CareView['suspended']> }) {
  const until = one.until ? `到${exactTime(one.until)}为止` : '到区里恢复为止'
  return (
    <Notice
      tone="amber"
      title="账号停用着"
      action={
        <Button kind="plain" inline icon="pen" onPress={() => open('complain')}>
          写申诉
        </Button>
      }
    >
      {`从${exactTime(one.since)}起，${until}。原因：${one.reason}。自己的心愿和消息都看得到，别的先不能办。申诉由街道和区里答复。`}
    </Notice>
  )
}
