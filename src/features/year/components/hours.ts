/** 多久：不到一小时说分钟，其余说小时，半小时也说。 */
export function hoursOf(minutes: number): string {
  if (minutes < 60) return `${minutes} 分钟`
  const half = Math.floor(minutes / 30) / 2
  return `${half} 小时`
}
