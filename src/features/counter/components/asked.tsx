import type { AskedView } from '@domain/counter/nod'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { toast } from '@/shared/ui/toast'
import { Words } from '@/shared/ui/words'
import { clockOf } from './words'

interface AskedProps {
  asked: AskedView
  answer: (yes: boolean, id: string) => Promise<{ state: string }>
  onClose: () => void
}

/** 柜台给我选了什么、一共几分：确认才扣，不要就算了。 */
export function Asked({ asked, answer, onClose }: AskedProps) {
  const { id, words, points, until } = asked
  const { run, error, uncertain } = useAction()
  // 断网没得到答复的可以再点；说了办不成的，就到此为止。
  const over = error !== null && !uncertain
  const say = async (yes: boolean) => {
    const done = await run(() => answer(yes, id))
    if (done) toast(done.state === 'done' ? '换好了，请拿好东西' : '没有换，积分没有动')
  }
  const actions = over
    ? [
        <Button key="close" onPress={onClose}>
          知道了
        </Button>,
      ]
    : [
        <Button key="no" kind="plain" onPress={() => say(false)}>
          不要
        </Button>,
        <Button key="yes" busyText="正在换" onPress={() => say(true)}>
          确认
        </Button>,
      ]
  return (
    <Sheet open title="柜台给您选了" onClose={onClose} actions={actions}>
      <Words size="title">{words}</Words>
      <Words size="display" tone="gold">{`一共 ${points} 分`}</Words>
      <Words size="note" tone="soft">{`${clockOf(until)} 以前答；不答就算不要，不扣积分。`}</Words>
      {error && <Notice tone="red">{error}</Notice>}
    </Sheet>
  )
}
