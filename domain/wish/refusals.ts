import { AppError } from '@domain/kernel/errors'

/** 一个微心愿最多值多少钱，单位：元。 */
export const MOST_YUAN = 300

/** 再大一些的，社区可以请几位邻居合力来圆；最多到这里，单位：元。 */
export const JOINT_MOST_YUAN = 3000

/** 不收的心愿：说到什么、为什么、可以怎么办。 */
export const refusals = [
  {
    words: ['现金', '转账', '打钱', '给钱', '发红包', '捐款'],
    why: '微心愿不能是要钱或转账。生活有困难，请告诉社区，可以申请救助。',
  },
  {
    words: ['借钱', '贷款', '网贷', '借款', '还债', '欠款', '担保'],
    why: '微心愿不能是借钱、贷款或担保。生活有困难，请告诉社区，可以申请救助。',
  },
  {
    words: ['中介', '介绍费', '代办费', '佣金', '推销', '代理费'],
    why: '微心愿不能替中介和生意找人。请写您自己要的东西或要的帮助。',
  },
  {
    words: ['买药', '代购药', '处方药', '送药给', '安眠药', '保健品'],
    why: '微心愿不能代买药品。取医生开好的药，请选“帮忙跑个腿”，写“取药”。',
  },
] as const

/** 合力圆梦只出东西、出工夫：提到这些就是在凑钱。 */
const moneyWords = [
  '凑钱',
  '出钱',
  '捐钱',
  '收钱',
  '红包',
  '凑份子',
  '众筹',
  '集资',
  '募捐',
] as const

/** 文字里写明的最大金额，单位：元；没写为 0。 */
export function yuanIn(text: string): number {
  const found = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(万|千|百)?\s*(?:元|块)/g)]
  const scale = { 万: 10_000, 千: 1000, 百: 100 } as const
  return found.reduce((most, [, amount, unit]) => {
    const yuan = Number(amount) * (unit ? scale[unit as keyof typeof scale] : 1)
    return Math.max(most, yuan)
  }, 0)
}

/** 不收的心愿在发之前就说清楚；收得下的什么也不发生。抛 INVALID 或 LIMIT。 */
export function assertWelcome(text: string): void {
  const refusal = refusals.find(({ words }) => words.some((word) => text.includes(word)))
  if (refusal) throw new AppError('INVALID', refusal.why)
  if (yuanIn(text) > JOINT_MOST_YUAN)
    throw new AppError(
      'LIMIT',
      `微心愿在 ${MOST_YUAN} 元以内，大家合力的也不超过 ${JOINT_MOST_YUAN} 元。更大的难处，请先和社区商量怎么办。`,
    )
}

/** 超过一个微心愿的：收下，但要由几个人合力来圆。 */
export const isBig = (text: string) => yuanIn(text) > MOST_YUAN

/** 合力圆梦里写的话：收得下，而且一个钱字也不沾。抛 INVALID 或 LIMIT。 */
export function assertNoMoney(text: string): void {
  assertWelcome(text)
  if (yuanIn(text) > 0 || moneyWords.some((word) => text.includes(word)))
    throw new AppError(
      'INVALID',
      '合力圆梦只出东西、出工夫，不出钱、不凑钱，请改成要什么东西或几小时。',
    )
}
