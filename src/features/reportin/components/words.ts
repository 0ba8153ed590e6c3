import type { ReportFilter } from '@domain/reportin/lists'
import type { ReportRow } from '@domain/reportin/present'
import type { Tone } from '@/shared/ui/words'

/** 各状态的颜色；词和图标另说，不单靠颜色。 */
export const statusTones: Readonly<Record<ReportRow['status'], Tone>> = {
  ...{ pending: 'amber', rejected: 'red', confirmed: 'green', posted: 'green', onDuty: 'green' },
  ...{ paused: 'blue', transferred: 'plain', cancelled: 'plain' },
}

/** 名单分成几栏，各栏空着的时候怎么说。 */
export const filterWords: Readonly<Record<ReportFilter, { label: string; empty: string }>> = {
  pending: { label: '等确认', empty: '没有等确认的' },
  reported: { label: '已报到', empty: '还没有人报到' },
  posted: { label: '已认岗', empty: '还没有人认岗' },
  active: { label: '半年活跃', empty: '半年里还没有人服务过' },
}

export const filterNames = Object.keys(filterWords) as ReportFilter[]
