import type { RemindersView } from '@domain/inbox/reminders'
import type { TopicName } from '@domain/inbox/topics'
import { act } from '@/shared/cloud/call'
import { askReminders } from '@/shared/cloud/reminders'
import { useAction } from '@/shared/cloud/useAction'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { ManyChoice } from '@/shared/ui/choice'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'

/** 微信提醒：还能收到几条，哪几类要、哪几类不要。 */
export default function Reminders() {
  const kept = useQuery('inbox', 'settings', {})
  return (
    <Screen title="微信提醒" lead="夜里 10 点到早上 7 点不提醒。消息页里的一条都不会少。">
      <Loaded query={kept}>
        {(data) => (
          <>
            <Left reminders={data} onMore={kept.reload} />
            <Topics reminders={data} onChange={kept.replace} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}

/** 还剩几条。微信规定同意一次只能收一条，所以要常常问。 */
function Left({ reminders, onMore }: { reminders: RemindersView; onMore: () => unknown }) {
  const { left, templates } = reminders
  const more = async () => {
    const keep = await askReminders(templates)
    await keep()
    await onMore()
  }
  return (
    <Card title={`还能收到 ${left} 条微信提醒`}>
      <Words size="note" tone="soft">
        微信规定，同意一次只能收一条。许愿、认领、送达的时候会问您要不要，也可以在这里多要几条。
      </Words>
      {templates.length > 0 && (
        <Button kind="plain" icon="bell" onPress={more}>
          再收一条
        </Button>
      )}
    </Card>
  )
}

interface TopicsProps {
  reminders: RemindersView
  onChange: (reminders: RemindersView) => void
}

/** 能关的打勾，关不掉的说明白。 */
function Topics({ reminders, onChange }: TopicsProps) {
  const { run, error } = useAction()
  const free = reminders.topics.filter((topic) => !topic.fixed)
  const on = free.filter((topic) => topic.on).map((topic) => topic.name)
  const choose = async (wanted: TopicName[]) => {
    const topic = free.find(({ name }) => on.includes(name) !== wanted.includes(name))
    if (!topic) return
    const input = { topic: topic.name, on: !topic.on }
    const saved = await run(() => act('inbox', 'choose', input))
    if (saved) onChange(saved)
  }
  return (
    <>
      <Card title="要不要提醒，您来定">
        <ManyChoice
          look="row"
          label="要提醒的"
          options={free.map(({ name, label, note }) => ({ value: name, label, note }))}
          value={on}
          onChange={choose}
        />
        {error && <Notice tone="red">{error}</Notice>}
      </Card>
      <Card flush title="这些一定提醒">
        {reminders.topics
          .filter((topic) => topic.fixed)
          .map(({ name, label, note }) => (
            <Cell key={name} icon="bell" title={label} note={note} />
          ))}
      </Card>
    </>
  )
}
