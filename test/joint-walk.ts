import type { WishDetail } from '@domain/wish/present'
import { type District, wishForm } from './district'
import type { CastName } from './seed/cast'

/** 超过三百元的心愿，文字里还夹着号码和门牌。 */
export const bigForm = {
  ...wishForm,
  text: '卫生间想装扶手、铺防滑垫，大概要 1200 元，来之前打 13900001234',
}

/** 要的两样：扶手两根，安装一小时。 */
export const twoNeeds = [
  { what: '不锈钢扶手', unit: 'thing', places: 2 },
  { what: '上门安装', unit: 'hour', places: 1 },
]

/** 合力圆梦走到哪：刚许下、刚通过、有一人出了、人齐了、开始办了、说办好了、圆梦了。 */
export type Stage = 'big' | 'asked' | 'offered' | 'full' | 'gathered' | 'delivered' | 'done'

type Line = readonly [who: CastName, name: string, input?: object]
const step = (name: string, note: string | null = null) => ['step', { name, note }] as const

const asked: Line[] = [['worker', 'approveJoint', { needs: twoNeeds }]]
const offered: Line[] = [...asked, ['partyMember', 'offer', { need: 0, note: '家里多一根' }]]
const full: Line[] = [
  ...offered,
  ['partyMemberOther', 'offer', { need: 0 }],
  ['partyMemberElsewhere', 'offer', { need: 1, note: '会用电钻' }],
]
const gathered: Line[] = [...full, ['worker', ...step('gather', '周六九点，社区门口碰头')]]
const delivered: Line[] = [...gathered, ['worker', ...step('deliver', '扶手装好了，试过很稳')]]
const done: Line[] = [...delivered, ['resident', ...step('confirm')]]
const routes: Record<Stage, readonly Line[]> = {
  ...{ big: [], asked, offered, full, gathered, delivered, done },
}

/** 李秀英许一个超过三百元的心愿，合力走到指定的一步。 */
export async function jointAt(district: District, stage: Stage): Promise<WishDetail> {
  let wish = await district.must<WishDetail>('resident', 'wish', 'post', bigForm)
  for (const [who, name, input] of routes[stage])
    wish = await district.must<WishDetail>(who, 'wish', name, { id: wish.id, ...input })
  return wish
}
