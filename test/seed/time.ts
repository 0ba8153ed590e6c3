const HOUR = 3_600_000
const DAY = 24 * HOUR
/** 东八区。 */
const ZONE = 8 * HOUR
/** 人们办事的钟点：早八点到晚九点。 */
const FROM = 8 * HOUR
const AWAKE = 13 * HOUR

/**
 * 若干天以前的一个时刻，ISO 字符串。只数醒着的钟点，所以没有人在半夜许愿、审核；
 * `days` 越大时刻越早，整数天正好是 24 小时的整数倍。
 */
export function daysAgo(now: string, days: number): string {
  const local = Date.parse(now) + ZONE
  const day = Math.floor(local / DAY)
  const awakeToday = Math.min(Math.max(local - day * DAY - FROM, 0), AWAKE)
  const awake = Math.round(day * AWAKE + awakeToday - days * AWAKE)
  const then = Math.floor(awake / AWAKE)
  const at = then * DAY + FROM + (awake - then * AWAKE) - ZONE
  // 现在要是半夜，零天前会落到天亮以后；往事不能在将来。
  return new Date(Math.min(at, Date.parse(now))).toISOString()
}

/** 若干天以后的零点（东八区），ISO 字符串；0 是今天零点，负数是以前。 */
export function midnight(now: string, days: number): string {
  const day = Math.floor((Date.parse(now) + ZONE) / DAY) + days
  return new Date(day * DAY - ZONE).toISOString()
}
