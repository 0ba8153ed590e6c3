import type { salutations } from '@domain/kernel/called'
import type { Random } from './random'

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙马朱郭何罗高林郑梁谢宋唐许韩冯曹彭曾萧田董潘袁蔡余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石贾韦付方邹熊白孟秦邱侯江尹薛闫段雷龙史陶贺顾毛郝龚邵万覃武钱戴严莫孔向常',
].filter((s) => !'毛江温胡'.includes(s))

/** 按称呼取名：老人、中年人、年轻人的名字各有各的样子。 */
const givenNames = {
  奶奶: ['秀桂玉淑凤素', '英兰珍贞琴云芬'],
  爷爷: ['德福永庆守长', '顺生贵全田根林'],
  阿姨: ['丽美春海晓燕', '萍娟霞红芳梅丽'],
  叔叔: ['建志卫国振立', '军林明华生勇武'],
  女士: ['雨思佳梦静欣', '桐琪怡洁雯颖然'],
  先生: ['浩宇子俊文嘉', '然轩辰杰博铭远'],
} satisfies Partial<Record<(typeof salutations)[number], [string, string]>>

export type Generation = keyof typeof givenNames

export const elders: readonly Generation[] = ['奶奶', '爷爷', '阿姨', '叔叔']
export const adults: readonly Generation[] = ['阿姨', '叔叔', '女士', '先生']

/** 一个像样的名字。名字都是拼出来的，与真人重名纯属巧合。 */
export function personName(random: Random, generation: Generation): string {
  const [first, last] = givenNames[generation]
  return random.pick(surnames) + random.pick([...first]) + random.pick([...last])
}
