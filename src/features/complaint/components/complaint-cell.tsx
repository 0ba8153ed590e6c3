import { complaintKinds, complaintStatuses } from '@domain/complaint/complaint'
import type { ComplaintView } from '@domain/complaint/present'
import { humanTime } from '@domain/kernel/date'
import { serverNow } from '@/shared/cloud/clock'
import { open } from '@/shared/routes'
import { Cell } from '@/shared/ui/cell'

/** 列表里最多露出几个字，其余点开看。 */
const EXCERPT = 40

function excerpt(text: string): string {
  const words = [...text]
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT).join('')}…` : text
}

/** 列表里的一件：写了什么、什么时候、答复了没有。 */
export function ComplaintCell({ one }: { one: ComplaintView }) {
  const kind = one.appeal ? '申诉' : complaintKinds[one.kind].label
  const state = complaintStatuses[one.status].label
  const answered = one.status === 'answered'
  return (
    <Cell
      icon={answered ? 'done' : 'clock'}
      tone={answered ? 'green' : 'amber'}
      title={excerpt(one.text)}
      note={`${kind} · ${state} · ${humanTime(one.at, serverNow())} · ${one.no}`}
      onPress={() => open('complaint', { id: one.id })}
    />
  )
}
