import { freeTimeNames } from '@domain/helper/helper'
import { Id, Words } from '@domain/kernel/input'
import { wishKindNames } from '@domain/wish/wish'
import * as v from 'valibot'
import { PLACES_LIMIT } from './service-post'

const Name = Words('姓名', 2, 20)

const Told = {
  skills: v.pipe(
    v.array(v.picklist(wishKindNames)),
    v.minLength(1, '请至少选一样您能帮的。'),
    v.check((kinds) => new Set(kinds).size === kinds.length, '同一样选一次就好。'),
  ),
  free: v.picklist(freeTimeNames, '请选择您什么时候有空。'),
}

const Home = v.pipe(
  Id,
  v.check((id) => id.split('-').length >= 4, '请选择您住的网格或楼栋。'),
)

/** 单位代码可以先不填；填就是六位数字。 */
export const UnitCode = v.pipe(v.string(), v.regex(/^\d{6}$/, '单位代码是六位数字，请问联络员。'))

/** 居住地报到的内容；页面与服务端用同一份要求。 */
export const HomeReportForm = v.strictObject({ name: Name, areaId: Home, ...Told })

/** 工作地报到：站点由扫的码说，其余一样。 */
export const DepotReportForm = v.strictObject({ name: Name, scene: Id, ...Told })

export const TransferForm = v.strictObject({ id: Id, areaId: Home })

/** 社区设一个岗位：叫什么、要做什么、要几个人。 */
export const ServicePostForm = v.strictObject({
  title: Words('岗位名称', 2, 20),
  text: Words('要做什么', 5, 100),
  places: v.pipe(
    v.number('请填要几个人。'),
    v.integer('请填要几个人。'),
    v.minValue(1, '至少要一个人。'),
    v.maxValue(PLACES_LIMIT, `最多 ${PLACES_LIMIT} 人，再多请分成几个岗位。`),
  ),
})

/** 暂停多久，单位：月。 */
export const pauseMonths = [1, 3, 6] as const

export type HomeReportInput = v.InferOutput<typeof HomeReportForm>
