import type { SlipView } from '@domain/wish/by-slip'
import { wishStatuses } from '@domain/wish/wish'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/shared/cloud/useQuery'
import { open, openTab } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Story } from '@/shared/story'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { statusLook } from '@/shared/wish/words'
import { SlipAnswer } from '../../components/slip-answer'

/** 扫纸条上的码打开：办到哪了、回音是什么；凭四位码替没有手机的许愿人说一声。 */
export default function Slip() {
  const { scene = '' } = useRouter().params
  const token = decodeURIComponent(scene)
  const query = useQuery('wish', 'openSlip', { token })
  return (
    <Screen>
      <Loaded query={query}>
        {(view) => (
          <>
            <SlipBody view={view} />
            <Answering token={token} view={view} onDone={query.replace} />
            <Story timeline={view.timeline} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function SlipBody({ view }: { view: SlipView }) {
  const { calledName, status, text, place, no, reply, rejectedFor } = view
  return (
    <>
      <Card
        title={`${calledName}的心愿`}
        extra={<Tag {...statusLook(status)}>{wishStatuses[status].label}</Tag>}
      >
        <Words size="title">{text}</Words>
        <Words tone="soft">{wishStatuses[status].sentence}</Words>
        <Words size="note" tone="faint">
          {place}
        </Words>
        <Words size="note" tone="faint" whole>{`编号 ${no}`}</Words>
        {rejectedFor && (
          <Notice tone="amber" title="社区请许愿人改一改">
            {rejectedFor}
          </Notice>
        )}
      </Card>
      {reply && (
        <Card title="回音">
          <Words>{reply}</Words>
        </Card>
      )}
    </>
  )
}

interface AnsweringProps {
  token: string
  view: SlipView
  onDone: (view: SlipView) => void
}

/** 能凭四位码做什么；不能做的，说为什么。 */
function Answering({ token, view, onDone }: AnsweringProps) {
  const { taken, handling } = view
  if (taken?.myId) {
    const id = taken.myId
    return <Button onPress={() => open('detail', { id })}>打开我的心愿</Button>
  }
  if (taken)
    return (
      <>
        <Notice>许愿人已经接到自己的手机上了，这张纸条不再管用。</Notice>
        <Button kind="plain" onPress={() => openTab('home')}>
          回首页
        </Button>
      </>
    )
  if (handling) return <Notice>您在帮忙办这件事，解决了没有要请许愿人那一边来说。</Notice>
  return <SlipAnswer token={token} steps={view.steps} onDone={onDone} />
}
