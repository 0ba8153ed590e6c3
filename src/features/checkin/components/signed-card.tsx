import { arrivals } from '@domain/checkin/checkin'
import type { CheckInView } from '@domain/checkin/present'
import { Card } from '@/shared/ui/card'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { CheckOut } from './check-out'
import { checkInTag, clockOf, lengthOf } from './words'

interface SignedCardProps {
  checkIn: CheckInView
  onLeft: (checkIn: CheckInView) => unknown
}

/** 签上了的这一次：几点来的，走的时候在这里签退。 */
export function SignedCard({ checkIn, onLeft }: SignedCardProps) {
  const { title, community, inAt, inHow, outAt, minutes, state } = checkIn
  return (
    <Card title={title} extra={<Tag {...checkInTag(state)} />}>
      <Words tone="soft">{`${community} · ${arrivals[inHow]}`}</Words>
      <Words size="title">
        {outAt
          ? `${clockOf(inAt)} 到 ${clockOf(outAt)}，${lengthOf(minutes)}`
          : `${clockOf(inAt)} 签到`}
      </Words>
      {state === 'in' && (
        <>
          <Words size="note" tone="soft">
            走的时候回到这里签退，才算得出时间；结束以后半小时里还能签退。
          </Words>
          <CheckOut checkIn={checkIn} onDone={onLeft} />
        </>
      )}
    </Card>
  )
}
