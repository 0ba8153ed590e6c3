import type { EraseView } from '@domain/accountcare/erase'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useQuery } from '@/shared/cloud/useQuery'
import { openTab } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Confirm } from '@/shared/ui/confirm'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'
import { Progress } from '../../components/progress'
import { useJob } from '../../components/use-job'

const goes = [
  '登记的手机号、住的网格、您填的“我能帮什么”、微信提醒的设置、收到的消息。',
  '您的心愿里的姓名、电话、门牌、照片和录音；写上心愿墙的也撤下。',
  '您的任职，从现在起到此为止。',
]
const stays = [
  '办过的心愿、写过的投诉建议本身：写的字留着，里面您的姓名和号码遮住，许愿人写成“一位居民”。',
  '谁在什么时候看过联系方式、办过哪一步的记录：法律要求留着，您的名字换成认不出来的编号。',
]

/** 注销账号：什么会删、什么会留、什么挡着，看过再定。 */
export default function LeavePage() {
  const query = useQuery('account', 'eraseStart', {})
  const { job, carry, action } = useJob()
  const [asking, setAsking] = useState(false)
  if (job?.state === 'done')
    return (
      <Screen>
        <Notice tone="green" title="账号注销了">
          再用这个微信进来，就是一个新的账号，看不到原来的。
        </Notice>
        <Button onPress={() => openTab('home')}>回首页</Button>
      </Screen>
    )
  if (job)
    return (
      <Screen>
        <Progress job={job} stuck={action.failure !== null} onResume={() => carry(job)} />
      </Screen>
    )
  const erase = async () => {
    const started = await action.run(() => act('account', 'erase', {}))
    if (started) await carry(started)
  }
  const free = query.data?.blocks.length === 0
  return (
    <Screen
      title="注销账号"
      bottom={
        free && (
          <Button kind="danger" onPress={() => setAsking(true)}>
            注销账号
          </Button>
        )
      }
    >
      <Loaded query={query}>{(view) => <Body view={view} />}</Loaded>
      <Confirm
        open={asking}
        danger
        title="注销以后找不回来"
        text="不是换微信、换手机号要做的事；那两样在上一页。"
        confirmLabel="注销账号"
        error={action.error}
        onConfirm={erase}
        onClose={() => setAsking(false)}
      />
    </Screen>
  )
}

function Body({ view }: { view: EraseView }) {
  return (
    <>
      {view.blocks.map((one) => (
        <Notice key={one} tone="amber" title="现在还不能注销">
          {one}
        </Notice>
      ))}
      {view.stops.length > 0 && (
        <Card title="这些心愿会停下">
          {view.stops.map(({ no, text }) => (
            <Words key={no}>{text || no}</Words>
          ))}
          <Words size="note" tone="soft">
            正在帮您的人会收到一条消息。代别人许的不停，请把纸条交给本人。
          </Words>
        </Card>
      )}
      <Lines title="会删掉" lines={goes} />
      <Lines title="会留下" lines={stays} />
    </>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <Card title={title}>
      {lines.map((line) => (
        <Words key={line}>{line}</Words>
      ))}
    </Card>
  )
}
