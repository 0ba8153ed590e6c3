import { CronExpressionParser } from 'cron-parser'
import { CloudError } from '../errors'

/** 七段 cron（秒 分 时 日 月 周 年），按北京时间；日和周都写时满足一个就算。 */
export interface Schedule {
  /** `(from, to]` 之内最后一个该触发的时刻；没有就是 null。毫秒。 */
  lastIn(from: number, to: number): number | null
  /** `from` 之后第一个该触发的时刻。 */
  nextAfter(from: number): number | null
}

const timezone = 'Asia/Shanghai'
/** 年份写死在过去或很远的将来时，找这么多次就放弃。 */
const tries = 100

/** 读懂一条 cron；写错了抛 INVALID_PARAM。 */
export function parseCron(expression: string): Schedule {
  const fields = expression.trim().split(/\s+/)
  if (fields.length !== 7) throw invalid(expression)
  const six = fields.slice(0, 6).join(' ')
  const inYear = yearFilter(fields[6] ?? '*')
  const at = (time: number) =>
    CronExpressionParser.parse(six, { currentDate: new Date(time), tz: timezone })
  try {
    at(0)
  } catch {
    throw invalid(expression)
  }
  return {
    lastIn(from, to) {
      // prev() 不含起点，所以从下一毫秒往回找。
      const cursor = at(to + 1)
      for (let count = 0; count < tries; count += 1) {
        const time = cursor.prev().getTime()
        if (time <= from) return null
        if (inYear(time)) return time
      }
      return null
    },
    nextAfter(from) {
      const cursor = at(from)
      for (let count = 0; count < tries; count += 1) {
        const time = cursor.next().getTime()
        if (inYear(time)) return time
      }
      return null
    },
  }
}

function yearFilter(field: string): (time: number) => boolean {
  if (field === '*') return () => true
  const ranges = field.split(',').map((part) => part.split('-').map(Number))
  return (time) => {
    const year = new Date(time + 8 * 3600_000).getUTCFullYear()
    return ranges.some(([from = 0, to = from]) => year >= from && year <= to)
  }
}

const invalid = (expression: string) =>
  new CloudError('INVALID_PARAM', `定时触发器“${expression}”写得不对，应当是七段 cron。`)
