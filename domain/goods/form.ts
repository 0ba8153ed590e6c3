import { Words } from '@domain/kernel/input'
import { COUNT_LIMIT } from '@domain/shop/redemption'
import { goodKinds, goodSources } from '@domain/shop/shop'
import { FileId } from '@domain/wish/form'
import * as v from 'valibot'

export const TITLE_LIMIT = 20
export const SPONSOR_LIMIT = 30
/** 最多几分、值多少分钱（一万元）：多打一个零时拦得住。 */
const POINTS_LIMIT = 100_000
const CENTS_LIMIT = 1_000_000
const THRESHOLD_LIMIT = 999

const names = <T extends object>(table: T) => Object.keys(table) as [keyof T, ...(keyof T)[]]

const whole = (what: string, least: number, most: number) =>
  v.pipe(
    v.number(`请填写${what}。`),
    v.integer(`${what}请填整数。`),
    v.minValue(least, `${what}最少是 ${least}。`),
    v.maxValue(most, `${what}最多是 ${most}，请检查是不是多打了一个零。`),
  )

/** 各项各自的要求。 */
const entries = {
  title: Words('名称', 2, TITLE_LIMIT),
  kind: v.picklist(names(goodKinds), '请选择是哪一种。'),
  points: whole('积分', 1, POINTS_LIMIT),
  cents: v.pipe(
    v.number('请填写值多少元，不要钱的填 0。'),
    v.integer('值多少元，最多写到分。'),
    v.minValue(0, '值多少元不能是负数。'),
    v.maxValue(CENTS_LIMIT, `值多少元最多 ${CENTS_LIMIT / 100}，请检查是不是多打了一个零。`),
  ),
  source: v.picklist(names(goodSources), '请选择钱从哪里来。'),
  sponsor: v.nullable(Words('捐赠的单位或个人', 2, SPONSOR_LIMIT)),
  picture: v.nullable(FileId),
  monthly: v.nullable(whole('每人每月最多几件', 1, COUNT_LIMIT)),
  threshold: whole('剩几件提醒补货', 0, THRESHOLD_LIMIT),
}

/** 一样货要写的；页面与服务端用同一份要求。 */
export const GoodForm = v.strictObject(entries)
export type GoodFormInput = v.InferOutput<typeof GoodForm>

/** 捐赠的要写是谁捐的，专项资金买的不写；写得不对时说的话。 */
export const sponsorProblem = ({ source, sponsor }: Pick<GoodFormInput, 'source' | 'sponsor'>) =>
  (source === 'donated') === (sponsor !== null)
    ? null
    : '捐赠的请写清楚是谁捐的；用专项资金买的不用写。'

/** 元 → 分：12、12.5、12.50；写得不对为空。 */
export function centsOf(yuan: string): number | null {
  const [, whole, part = ''] = yuan.trim().match(/^(\d{1,7})(?:\.(\d{1,2}))?$/) ?? []
  return whole === undefined ? null : Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

/** 分 → 元，填表用：1250 是 12.5。 */
export const yuanOf = (cents: number) => String(cents / 100)
