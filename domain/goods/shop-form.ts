import { isDay } from '@domain/kernel/date'
import { Words } from '@domain/kernel/input'
import type { OpenTime } from '@domain/shop/shop'
import * as v from 'valibot'

/** 一周最多开几段、记几天不开门。 */
export const OPENS_LIMIT = 14
export const CLOSED_LIMIT = 60

const Clock = v.pipe(
  v.string('请写几点。'),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请把时间写成 09:00 这样。'),
)

const Open = v.strictObject({
  day: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
  from: Clock,
  to: Clock,
})

/** 同一天的两段叠在一起；一段关门时下一段开门可以。 */
const overlap = (a: OpenTime, b: OpenTime) => a.day === b.day && a.from < b.to && b.from < a.to

/** 开门的时间哪里不对，说的话；都对为空。 */
export function opensProblem(opens: readonly OpenTime[]): string | null {
  if (opens.some(({ from, to }) => from >= to)) return '关门的时间要在开门以后。'
  const clash = opens.some((a, i) => opens.slice(i + 1).some((b) => overlap(a, b)))
  return clash ? '同一天有两段时间叠在一起了，请改一改。' : null
}

/** 一家超市要写的；页面与服务端用同一份要求。 */
export const ShopForm = v.strictObject({
  name: Words('店名', 2, 20),
  spot: Words('在哪里', 2, 30),
  opens: v.pipe(
    v.array(Open),
    v.minLength(1, '请至少写一段开门的时间。'),
    v.maxLength(OPENS_LIMIT, `一周最多写 ${OPENS_LIMIT} 段。`),
  ),
  closedDays: v.pipe(
    v.array(v.pipe(v.string(), v.check(isDay, '请把日子写成 2026-11-23 这样。'))),
    v.maxLength(CLOSED_LIMIT, `最多记 ${CLOSED_LIMIT} 天，过去的会自己去掉。`),
  ),
})
export type ShopFormInput = v.InferOutput<typeof ShopForm>
