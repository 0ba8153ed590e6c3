import { demoPhone } from './crowd'
import type { Resident } from './neighbour'
import { home } from './places'
import type { Script } from './script'

/** 不会用手机的老人：没有账号，心愿由别人代许。号码排在身份页上的人之后。 */
function elder(
  n: number,
  name: string,
  salutation: Resident['salutation'],
  homeId: string = home.gridId,
): Resident {
  return {
    ...{ openid: `demo-elder-${n}`, name, salutation, homeId },
    ...{ phone: demoPhone(90 + n), positions: [] },
  }
}

interface ProxiedScript extends Script {
  readonly elder: Resident
}

/** 金桂社区代许的心愿：有的刚许下，有的有了回音、纸条还没送到，有的凭纸条圆了梦。 */
export const proxiedScripts: readonly ProxiedScript[] = [
  {
    elder: elder(1, '胡桂珍', '奶奶'),
    proxy: 'gridWorker',
    ...{ days: 0.4, building: 1, room: '1单元101室', category: 'repair' },
    text: '厨房的水龙头关不紧，一直滴水，想请人来看看。',
    turns: [],
  },
  {
    elder: elder(2, '许金生', '爷爷'),
    proxy: 'buildingHead',
    ...{ days: 6.1, building: 3, room: '2单元402室', category: 'company' },
    text: '耳朵背，一个人住，想有人来家里坐坐，念念报纸。',
    turns: [
      ['approve', 'worker', 5.8],
      ['claim', 'partyMemberOther', 4.9],
      ['deliver', 'partyMemberOther', 0.6, '周六上午来念了两个钟头报纸，说好每个星期来一次。'],
    ],
  },
  {
    elder: elder(3, '梁玉兰', '奶奶'),
    proxy: 'residentYoung',
    ...{ days: 3.6, building: 3, room: '1单元602室', category: 'errand' },
    text: '腿脚不好下不了楼，想请人每个月帮忙取一次医生开好的药。',
    turns: [['reject', 'worker', 3.1, '请写明在哪家医院、每月几号，好安排人。']],
  },
  {
    elder: elder(4, '罗水根', '爷爷'),
    proxy: 'gridWorker',
    ...{ days: 24, building: 2, room: '3单元203室', category: 'goods' },
    text: '冬天夜里冷，想要一个能充电的热水袋。',
    turns: [
      ['approve', 'worker', 23.6],
      ['claim', 'partyMember', 22.8],
      ['deliver', 'partyMember', 20.2, '热水袋送到家，教您怎么充电，说明书用大字写了贴在墙上。'],
      ['slipYes', 'gridWorker', 19.9],
    ],
  },
]
