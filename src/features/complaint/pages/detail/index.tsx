import { complaintKinds, complaintStatuses } from '@domain/complaint/complaint'
import type { ComplaintView } from '@domain/complaint/present'
import { exactTime } from '@domain/kernel/date'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Loaded } from '@/shared/ui/loaded'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { AnswerAction } from '../../components/answer-action'
import { ContactCard } from '../../components/contact-card'

/** 一件投诉或建议：写了什么、答复了什么；受理的人在这里答。 */
export default function Detail() {
  const { id = '' } = useRouter().params
  const query = useQuery('complaint', 'detail', { id })
  const bottom = query.data?.canAnswer && <AnswerAction id={id} onDone={query.replace} />
  return (
    <Screen bottom={bottom || undefined}>
      <Loaded query={query}>{(one) => <Body one={one} />}</Loaded>
    </Screen>
  )
}

function Body({ one }: { one: ComplaintView }) {
  const { label } = complaintStatuses[one.status]
  return (
    <>
      <Card
        title={one.appeal ? '申诉：账号停用' : complaintKinds[one.kind].label}
        extra={<Tag tone={one.reply ? 'green' : 'amber'}>{label}</Tag>}
      >
        <Words>{one.text}</Words>
        <Words size="small" tone="faint">{`${one.no} · ${exactTime(one.at)}`}</Words>
      </Card>
      {one.reply ? (
        <Card title="答复">
          <Words>{one.reply.text}</Words>
          <Words size="small" tone="faint">
            {exactTime(one.reply.at)}
          </Words>
        </Card>
      ) : (
        <Words size="note" tone="soft">
          {complaintStatuses.new.sentence}
        </Words>
      )}
      {one.hasContact && <ContactCard id={one.id} />}
    </>
  )
}
