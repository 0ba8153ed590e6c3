import { Words } from '@domain/kernel/input'
import * as v from 'valibot'
import { NEEDS_LIMIT, needUnitNames, PLACES_IN_ALL, PLACES_LIMIT, placesIn } from './needs'

/** 要用的一样。字数单位：字。 */
const NeedForm = v.strictObject({
  what: Words('要用的', 2, 20),
  unit: v.picklist(needUnitNames, '请选择要的是东西还是工夫。'),
  places: v.pipe(
    v.number('请填分成几份，例如 2。'),
    v.integer('份数要是整数。'),
    v.minValue(1, '至少要 1 份。'),
    v.maxValue(PLACES_LIMIT, `一样最多 ${PLACES_LIMIT} 份。`),
  ),
})

/** 合力圆梦要的几样；页面与服务端用同一份要求。 */
export const NeedsForm = v.pipe(
  v.array(NeedForm),
  v.minLength(1, '请至少写一样要用的。'),
  v.maxLength(NEEDS_LIMIT, `最多写 ${NEEDS_LIMIT} 样，请合并几样。`),
  v.check(
    (needs) => new Set(needs.map((need) => need.what)).size === needs.length,
    '有两样写得一样，请合成一样。',
  ),
  v.check(
    (needs) => placesIn(needs) <= PLACES_IN_ALL,
    `加起来最多 ${PLACES_IN_ALL} 份，请分少一些。`,
  ),
)

export type NeedInput = v.InferOutput<typeof NeedForm>
