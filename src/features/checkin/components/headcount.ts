import type { Headcount } from '@domain/checkin/attendance'

/** 来了几人、走了几人；数到头了就说不止。 */
export function headcountWords({ came, left, more }: Headcount): string {
  if (came === 0) return '还没有人签到'
  return more ? `来了 ${came} 多人` : `来了 ${came} 人，签退 ${left} 人`
}
