import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** 东八区的日历读数。中国不用夏令时，固定偏移就够，不必带时区数据。 */
function local(iso: string) {
  return dayjs.utc(iso).utcOffset(8)
}

/** 东八区日期，如 20261123，用在工单号里。 */
export function dayStamp(iso: string): string {
  return local(iso).format('YYYYMMDD')
}

/** 这一刻在哪一年（东八区），YYYY。 */
export const yearOf = (iso: string) => local(iso).format('YYYY')

/** 这一刻在哪一个月（东八区），YYYYMM。 */
export const monthOf = (iso: string) => local(iso).format('YYYYMM')

/** 东八区某个月（YYYYMM）的起止时刻，ISO 字符串；含起点，不含终点。 */
export function monthBounds(month: string): { readonly from: string; readonly to: string } {
  const first = local(`${month.slice(0, 4)}-${month.slice(4)}-01T00:00:00.000+08:00`)
  return { from: first.toISOString(), to: first.add(1, 'month').toISOString() }
}

/** 东八区某一年（YYYY）的起止时刻，ISO 字符串；含起点，不含终点。 */
export function yearBounds(year: string): { readonly from: string; readonly to: string } {
  const first = local(`${year}-01-01T00:00:00.000+08:00`)
  return { from: first.toISOString(), to: first.add(1, 'year').toISOString() }
}

/** 这个月和之前的几个月（YYYYMM，东八区），新的在前，一共 `count` 个。 */
export function monthsUntil(now: string, count: number): string[] {
  const first = local(now).startOf('month')
  return Array.from({ length: count }, (_, i) => first.subtract(i, 'month').format('YYYYMM'))
}

/** 从这一天起若干个月后那天（东八区）的零点；那个月没有这一天就取月末。 */
export function monthsLater(iso: string, months: number): string {
  return local(iso).startOf('day').add(months, 'month').toISOString()
}

/** 东八区的日子，写作 2026-11-23；按文字排也是先后的次序。 */
export function dayOf(iso: string): string {
  return local(iso).format('YYYY-MM-DD')
}

/** 落款用的日子：2026年11月23日。 */
export function longDay(iso: string): string {
  return local(iso).format('YYYY年M月D日')
}

/** 是不是真有这一天，写作 2026-11-23。 */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayjs.utc(text).format('YYYY-MM-DD') === text
}

/** 表格里的时刻：2026-11-23 15:04，按文字排也是先后的次序。 */
export function sheetTime(iso: string): string {
  return local(iso).format('YYYY-MM-DD HH:mm')
}

/** 加若干小时，返回 ISO 字符串。 */
export function addHours(iso: string, hours: number): string {
  return new Date(new Date(iso).getTime() + hours * HOUR).toISOString()
}

/** 加若干个月（东八区的日历）：8 月 31 日加一个月是 9 月 30 日。 */
export function addMonths(iso: string, months: number): string {
  return local(iso).add(months, 'month').toISOString()
}

/** 加若干分钟，返回 ISO 字符串。 */
export function addMinutes(iso: string, minutes: number): string {
  return new Date(new Date(iso).getTime() + minutes * MINUTE).toISOString()
}

/** 同一天（东八区）的几点整；24 以上是第二天。 */
export function clockOn(iso: string, hour: number): string {
  return local(iso).startOf('day').add(hour, 'hour').toISOString()
}

/** 精确时刻，如“2026年11月23日 15:04”。 */
export function exactTime(iso: string): string {
  return local(iso).format('YYYY年M月D日 HH:mm')
}

/** 像人说话那样说一个时刻：今天下午 3:04、昨天上午 9:20、周五晚上 8:00、11月3日、去年的日期带年份。 */
export function humanTime(iso: string, now: string): string {
  const at = local(iso)
  const days = at.startOf('day').diff(local(now).startOf('day'), 'day')
  const hour = at.hour()
  const part =
    hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 14 ? '中午' : hour < 18 ? '下午' : '晚上'
  const clock = `${part} ${hour > 12 ? hour - 12 : hour}:${at.format('mm')}`
  const named = { '-1': '昨天', '0': '今天', '1': '明天', '2': '后天' }[String(days)]
  if (named) return `${named}${clock}`
  if (days > 2 && days < 7) return `${weekdays[at.day()]}${clock}`
  return at.format(at.year() === local(now).year() ? 'M月D日' : 'YYYY年M月D日')
}

/** 还剩多久：“还有 2 天”“还有 3 小时”“已超时 1 天”。 */
export function timeLeft(dueAt: string, now: string): string {
  const ms = new Date(dueAt).getTime() - new Date(now).getTime()
  const hours = Math.floor(Math.abs(ms) / HOUR)
  const amount =
    hours >= 24 ? `${Math.floor(hours / 24)} 天` : hours >= 1 ? `${hours} 小时` : '不到 1 小时'
  return ms >= 0 ? `还有 ${amount}`.replace('还有 不到', '还有不到') : `已超时 ${amount}`
}

/** 2026-11-23、2026/11/3、2026年11月3日 → 那一天零点（东八区）；不是日期为空。 */
export function dayStart(text: string): string | null {
  const [, y = '', m = '', d = ''] =
    text.match(/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/) ?? []
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  const at = dayjs.utc(`${day}T00:00:00.000+08:00`)
  // 2 月 30 日会被顺延成 3 月，这里认出来。
  return at.isValid() && local(at.toISOString()).format('YYYY-MM-DD') === day
    ? at.toISOString()
    : null
}

/** 加若干天，返回 ISO 字符串。 */
export function addDays(iso: string, days: number): string {
  return addHours(iso, days * 24)
}

/** 一段时间的最后一天：`to` 这一刻已经不算在内。如“2026年11月30日”。 */
export function lastDayOf(to: string): string {
  return local(new Date(new Date(to).getTime() - 1).toISOString()).format('YYYY年M月D日')
}

/** 哪一天，填表用：2026-11-23。 */
export function dayText(iso: string): string {
  return local(iso).format('YYYY-MM-DD')
}
