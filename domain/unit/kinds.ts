/** 单位能做的、社区需要的是哪一样；两边用同一张表，才对得上。 */
export const resourceKinds = {
  law: { label: '法律咨询', example: '每月一次，解答房产、赡养、劳动纠纷' },
  health: { label: '健康义诊', example: '量血压、测血糖，讲慢性病怎么养' },
  policy: { label: '政策宣讲', example: '医保、社保、养老待遇怎么办' },
  training: { label: '技能培训', example: '智能手机、急救、家政' },
  leisure: { label: '文体活动', example: '合唱、书法、下棋、放电影' },
  venue: { label: '场地', example: '会议室、操场、停车场，什么时候能借' },
  equipment: { label: '设备', example: '投影、音响、桌椅，可以借用' },
  maintain: { label: '维修', example: '水电、门窗、小家电' },
  cleanup: { label: '环境整治', example: '清楼道、捡垃圾、种花' },
  pairing: { label: '结对帮扶', example: '和一户老人、一个孩子长期结对' },
  other: { label: '其他', example: '上面没有的，写清楚能做什么' },
} as const

export type ResourceKind = keyof typeof resourceKinds
export const resourceKindNames = Object.keys(resourceKinds) as [ResourceKind, ...ResourceKind[]]

/** 相近的几样：对不上同一样时，也值得问一句。两头都算，只写一头。 */
const near: readonly (readonly [ResourceKind, ResourceKind])[] = [
  ['law', 'policy'],
  ['health', 'policy'],
  ['health', 'pairing'],
  ['training', 'policy'],
  ['training', 'leisure'],
  ['training', 'pairing'],
  ['venue', 'leisure'],
  ['venue', 'equipment'],
  ['equipment', 'leisure'],
  ['equipment', 'maintain'],
  ['maintain', 'cleanup'],
]

/** 有多对得上：同一样、相近、对不上。 */
export type Fit = 'same' | 'near' | null

/** 这两样对不对得上。 */
export function fitOf(a: ResourceKind, b: ResourceKind): Fit {
  if (a === b) return 'same'
  const close = near.some(([x, y]) => (x === a && y === b) || (x === b && y === a))
  return close ? 'near' : null
}
