import { type CheckInState, checkInStates } from '@domain/checkin/checkin'
import type { OccasionState } from '@domain/checkin/occasion'
import type { OccasionView } from '@domain/checkin/present'
import { exactTime, humanTime } from '@domain/kernel/date'
import { serverNow } from '@/shared/cloud/clock'
import type { TagProps } from '@/shared/ui/tag'

/** 几点几分。 */
export const clockOf = (iso: string) => exactTime(iso).slice(-5)

/** 哪天几点，像人说话那样；隔得远的日子也带上几点。 */
export function startOf(iso: string): string {
  const said = humanTime(iso, serverNow())
  return said.includes(':') ? said : `${said} ${clockOf(iso)}`
}

/** 从几点到几点。 */
export const spanOf = ({ from, to }: Pick<OccasionView, 'from' | 'to'>) =>
  `${startOf(from)} 到 ${clockOf(to)}`

/** 多长时间：1 小时 28 分钟。 */
export function lengthOf(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 && `${hours} 小时`, (rest > 0 || hours === 0) && `${rest} 分钟`]
    .filter(Boolean)
    .join(' ')
}

const stateTones: Record<CheckInState, NonNullable<TagProps['tone']>> = {
  in: 'blue',
  out: 'green',
  missed: 'amber',
  awaiting: 'amber',
}

/** 一次签到的状态怎么画。 */
export const checkInTag = (state: CheckInState) => ({
  tone: stateTones[state],
  children: checkInStates[state],
})

const occasionWords: Record<OccasionState, TagProps> = {
  upcoming: { tone: 'blue', icon: 'clock', children: '还没开始' },
  running: { tone: 'green', icon: 'play', children: '正在进行' },
  ended: { tone: 'plain', children: '已经结束' },
  cancelled: { tone: 'plain', children: '取消了' },
}

/** 一场的状态怎么画。 */
export const occasionTag = (state: OccasionState) => occasionWords[state]
