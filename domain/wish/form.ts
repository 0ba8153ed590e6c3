import { Id, Phone, Words } from '@domain/kernel/input'
import * as v from 'valibot'
import { wishKindNames } from './wish'

/** 称呼的后半截；前半截取自姓。 */
export const salutations = ['阿姨', '叔叔', '奶奶', '爷爷', '女士', '先生', '同学'] as const

const compoundSurnames = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
]

/** “李秀英”+“阿姨”→“李阿姨”。 */
export function calledName(name: string, salutation: string): string {
  const compound = compoundSurnames.find((s) => name.startsWith(s))
  return `${compound ?? [...name][0] ?? ''}${salutation}`
}

/** 许愿表的内容；页面与服务端用同一份要求。字数单位：字。 */
export const WishForm = v.strictObject({
  areaId: v.pipe(
    Id,
    v.check((id) => id.split('-').length >= 4, '请选择您住的网格。'),
  ),
  category: v.picklist(wishKindNames, '请选择心愿的种类。'),
  text: Words('心愿', 5, 200),
  picture: v.nullable(
    v.pipe(v.string(), v.regex(/^cloud:\/\/[\w./-]{1,200}$/, '图片没有传好，请重新选一张。')),
  ),
  name: Words('姓名', 1, 20),
  salutation: v.picklist(salutations, '请选择怎么称呼您。'),
  phone: Phone,
  room: v.nullable(Words('门牌', 1, 30)),
})

export type WishFormInput = v.InferOutput<typeof WishForm>
