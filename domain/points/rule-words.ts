import { GRACE_DAYS } from './lots'
import type { ActionRule, Cap, Category } from './rules'
import { EXPIRY_NOTICE_DAYS } from './wallet'

/** 上限是多长的一段，页面上的话。 */
export const periodLabels: Readonly<Record<Cap['per'], string>> = {
  session: '一场',
  day: '一天',
  month: '一个月',
  quarter: '一季',
}

/** 一类积分说成话：各项几分，最多多少。 */
export interface CategoryWords {
  readonly label: string
  readonly actions: readonly { readonly label: string; readonly points: string }[]
  readonly caps: readonly string[]
}

const pointWords = ({ points, per }: ActionRule) =>
  points === 0
    ? '不给分'
    : per === 'hour'
      ? `每小时 ${points} 分，满半小时起算`
      : `一次 ${points} 分`

/** 一份上限：一个月 300 分；一个月 5 次。 */
export const capWords = ({ per, points, times }: Cap): string[] => [
  ...(points === undefined ? [] : [`${periodLabels[per]} ${points} 分`]),
  ...(times === undefined ? [] : [`${periodLabels[per]} ${times} 次`]),
]

export const categoryWords = ({ label, actions, caps }: Category): CategoryWords => ({
  label,
  actions: Object.values(actions).map((rule) => ({ label: rule.label, points: pointWords(rule) })),
  caps: caps.flatMap(capWords),
})

/** 各版都一样的几条；数字取自程序里正在用的。 */
export const standingWords = (memberGoods: boolean) => [
  {
    title: '这些不给分',
    lines: [
      '答题、点赞、转发、登录、学了多久，都不给分。',
      '工作人员在自己管的地方做的是本职，不给分。',
      '没有签退、后来补记的时间，不给分。',
      '没有来不扣分：积分只会因为兑换、到期、发错更正而减少。',
    ],
  },
  {
    title: '能用到什么时候',
    lines: [
      '得分那一年的下一年 12 月 31 日到期，先到期的先用。',
      `到期前 ${EXPIRY_NOTICE_DAYS.join(' 天、')} 天各告诉您一次。`,
      `兑换没领成退回来的，至少还能用 ${GRACE_DAYS} 天。`,
    ],
  },
  {
    title: '能换什么',
    lines: [
      '积分不能变成钱，不能转给别人，也不能买卖。',
      memberGoods
        ? '在职党员可以换荣誉，也可以换商品和服务。'
        : '在职党员的积分换荣誉，或者送给微心愿；换商品和服务，区里还没有放开。',
    ],
  },
  {
    title: '觉得不对',
    lines: ['每一分都写着因为什么、照哪一版规则。发错了的，社区或区里更正，会告诉您为什么。'],
  },
]
