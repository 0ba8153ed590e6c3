import { isDay } from '@domain/kernel/date'
import { Id, Phone, Words } from '@domain/kernel/input'
import * as v from 'valibot'
import { resourceKindNames } from './kinds'
import { MONTHS_LIMIT, RESOURCES_LIMIT } from './report-in'

/** 能做的事、多久一次、需求、办成的话，各最多几个字。 */
export const TEXT_LIMIT = 100
export const OFTEN_LIMIT = 30

const Kind = v.picklist(resourceKindNames, '请选择是哪一样。')

/** 能做的一样；页面与服务端用同一份要求。 */
export const ResourceForm = v.strictObject({
  kind: Kind,
  text: Words('能做什么', 2, TEXT_LIMIT),
  often: Words('多久一次、一次多少', 1, OFTEN_LIMIT),
})

export const Resources = v.pipe(
  v.array(ResourceForm),
  v.minLength(1, '请至少写一样单位能做的。'),
  v.maxLength(RESOURCES_LIMIT, `最多写 ${RESOURCES_LIMIT} 样，请合并几样。`),
)

export const Months = v.pipe(
  v.number('请选择报到多久。'),
  v.integer('请选择报到几个月。'),
  v.minValue(1, '至少报到 1 个月。'),
  v.maxValue(MONTHS_LIMIT, `最长 ${MONTHS_LIMIT / 12} 年，到期可以再续。`),
)

/** 单位的联系人。 */
export const ContactForm = v.strictObject({ name: Words('联系人', 1, 20), phone: Phone })

/** 社区办公室常用座机，也收。 */
export const OfficeForm = v.strictObject({
  name: Words('联系人', 1, 20),
  phone: v.pipe(
    v.string('请填写电话。'),
    v.trim(),
    v.regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/, '请填 11 位手机号，或带区号的座机。'),
  ),
})

/** 报到要写的。 */
export const ReportInForm = v.strictObject({
  unitId: Id,
  communityId: Id,
  months: Months,
  resources: Resources,
  contact: ContactForm,
})

/** 改好再发：单位和社区不变；联系人不改就为空。 */
export const ResendForm = v.strictObject({
  months: Months,
  resources: Resources,
  contact: v.nullable(ContactForm),
})

export const Day = v.pipe(
  v.string('请填写日子。'),
  v.trim(),
  v.check(isDay, '请把日子写成 2026-11-23 这样。'),
)

/** 一条需求。 */
export const WantForm = v.strictObject({
  kind: Kind,
  text: Words('需要什么', 2, TEXT_LIMIT),
  until: Day,
})
