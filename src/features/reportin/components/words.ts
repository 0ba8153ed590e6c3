import type { ReportRow } from '@domain/reportin/present'
import type { Tone } from '@/shared/ui/words'

/** 各状态的颜色；词和图标另说，不单靠颜色。 */
export const statusTones: Readonly<Record<ReportRow['status'], Tone>> = {
  ...{ pending: 'amber', declined: 'red', confirmed: 'green', posted: 'green', onDuty: 'green' },
  ...{ paused: 'blue', transferred: 'plain', cancelled: 'plain' },
}
