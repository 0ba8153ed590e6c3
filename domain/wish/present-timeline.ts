import type { Actor } from '@domain/kernel/actor'
import type { Event } from '@domain/ticket/ticket'
import { type AlarmName, alarmWords, CONTACT_HOURS } from './alarms'
import { POSTPONE_DAYS } from './helping'
import { isInvolved, isWorker } from './relations'
import { steps, type WishStepName } from './steps'
import { isJoint, type Wish } from './wish'

export interface TimelineRow {
  readonly label: string
  readonly at: string
  readonly note: string | null
}

/** 合力圆梦时换一种说法的：没有“认领人”，已经有人出了几份也不叫“没人认领”。 */
const together: Partial<Record<WishStepName | AlarmName, string>> = {
  reach: '社区联系上了许愿人',
  postpone: `社区延期了 ${POSTPONE_DAYS} 天`,
  release: '社区先放回了大厅',
  week: '等了一周，已请大家再看看',
  fortnight: '等了两周，由社区来办',
  month: '等了一个月，请社区向大家说明',
  silent: `社区 ${CONTACT_HOURS} 小时没有联系许愿人，已放回大厅`,
}

/** 一件事在时间线上的话：许下、走一步、系统过问。 */
function pastOf(wish: Wish, step: string): string {
  if (step === 'post') return '许下心愿'
  const name = step as WishStepName
  const joint = isJoint(wish) ? together[name] : undefined
  return joint ?? alarmWords(step) ?? steps[name].past
}

const isForAll = ({ step }: Event) => !steps[step as WishStepName]?.staffOnly

/** 接连几份并作一行。 */
function foldOffers<T extends { step: string; count: number }>(before: T[], row: T): T[] {
  const last = before.at(-1)
  if (row.step !== 'offer' || last?.step !== 'offer') return [...before, row]
  return [...before.slice(0, -1), { ...row, count: last.count + 1 }]
}

/**
 * 时间线：外人只看到发生了什么，接连出的几份并作一行，说的话只给有关的人看；
 * 有人申请认领只有社区知道。
 */
export function timelineOf(wish: Wish, actor: Actor): TimelineRow[] {
  const involved = isInvolved(wish, actor)
  const events = isWorker(wish, actor) ? wish.timeline : wish.timeline.filter(isForAll)
  const rows = events.map(({ step, at, note }) => ({
    ...{ step, label: pastOf(wish, step), at, count: 1 },
    note: involved ? note : null,
  }))
  const folded = involved ? rows : rows.reduce<typeof rows>(foldOffers, [])
  return folded.map(({ label, at, note, count }) => ({
    label: count > 1 ? `有人出了 ${count} 份` : label,
    ...{ at, note },
  }))
}
