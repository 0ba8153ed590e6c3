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

/** 许愿时、送达时各最多带几张图片。 */
export const PICTURES_LIMIT = 3

const FileId = v.pipe(
  v.string(),
  v.regex(/^cloud:\/\/[\w./-]{1,200}$/, '照片没有传好，请重新选一张。'),
)

/** 传好的图片，按先后。 */
export const Pictures = v.pipe(
  v.array(FileId),
  v.maxLength(PICTURES_LIMIT, `最多带 ${PICTURES_LIMIT} 张照片，请删掉几张。`),
  v.check((ids) => new Set(ids).size === ids.length, '同一张照片只要一份，请删掉重复的。'),
)

/** 未成年人的监护人。不同意就不能发。 */
const Guardian = v.strictObject({
  name: Words('监护人姓名', 1, 20),
  agreed: v.literal(true, '要监护人同意才能发，请监护人看过以后点“我同意”。'),
})

/** 许愿表的内容；页面与服务端用同一份要求。字数单位：字。 */
export const WishForm = v.strictObject({
  areaId: v.pipe(
    v.string('请选择您住的网格。'),
    v.check((id) => id.split('-').length >= 4, '请选择您住的网格。'),
    Id,
  ),
  category: v.picklist(wishKindNames, '请选择心愿的种类。'),
  text: Words('心愿', 5, 200),
  pictures: Pictures,
  name: Words('姓名', 1, 20),
  salutation: v.picklist(salutations, '请选择怎么称呼您。'),
  phone: Phone,
  room: v.nullable(Words('门牌', 1, 30)),
  /** 给未成年人许的才有。 */
  guardian: v.nullable(Guardian),
})

export type WishFormInput = v.InferOutput<typeof WishForm>
