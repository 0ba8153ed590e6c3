import { arrivals } from '@domain/checkin/checkin'
import type { CheckInView } from '@domain/checkin/present'
import { Cell } from '@/shared/ui/cell'
import { Tag } from '@/shared/ui/tag'
import { checkInTag, lengthOf, spanOf, startOf } from './words'

/** 以前的一次：什么事、什么时候、多久；没有签退的说明白。 */
export function ServiceRow({ checkIn }: { checkIn: CheckInView }) {
  const { title, community, inAt, inHow, outAt, minutes, state, backfilled } = checkIn
  const when = outAt ? spanOf({ from: inAt, to: outAt }) : `${startOf(inAt)} 签到`
  const how = backfilled ? '社区补记' : inHow === 'rollCall' ? arrivals.rollCall : null
  return (
    <Cell
      title={title}
      note={[community, when, how].filter(Boolean).join(' · ')}
      value={state === 'out' ? lengthOf(minutes) : <Tag {...checkInTag(state)} />}
    />
  )
}
