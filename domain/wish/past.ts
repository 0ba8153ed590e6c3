import { type AlarmName, alarmWords, CONTACT_HOURS } from './alarms'
import { POSTPONE_DAYS } from './helping'
import { steps, type WishStepName } from './steps'
import { isJoint, type Wish } from './wish'

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
export function pastOf(wish: Wish, step: string): string {
  if (step === 'post') return '许下心愿'
  const name = step as WishStepName
  const joint = isJoint(wish) ? together[name] : undefined
  return joint ?? alarmWords(step) ?? steps[name].past
}
