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

/** 姓：复姓两个字。 */
export function surnameOf(name: string): string {
  const compound = compoundSurnames.find((s) => name.startsWith(s))
  return compound ?? [...name][0] ?? ''
}

/** “李秀英”+“阿姨”→“李阿姨”。 */
export const calledName = (name: string, salutation: string): string =>
  `${surnameOf(name)}${salutation}`
