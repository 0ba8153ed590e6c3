import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { addMinutes, dayOf } from '@domain/kernel/date'

/** 得分怎么算：一次几分，或一小时几分（按半小时算，不满半小时的不算）。 */
export interface ActionRule {
  readonly label: string
  readonly points: number
  readonly per: 'time' | 'hour'
}

/** 一段时间里最多几分，或最多几次。`session` 是一场、一次。 */
export interface Cap {
  readonly per: 'session' | 'day' | 'month' | 'quarter'
  readonly points?: number
  readonly times?: number
}

/** 一类积分：名字、里面的几项、上限。上限由同一类的几项合着用。 */
export interface Category {
  readonly label: string
  readonly actions: Readonly<Record<string, ActionRule>>
  readonly caps: readonly Cap[]
}

/** 积分的类别与分值，产品文档第 4 节；区里出新版本时改数字，不改有哪几项。 */
export const defaultCategories = {
  service: {
    label: '志愿服务',
    actions: { service: { label: '签到签退的志愿服务', points: 10, per: 'hour' } },
    caps: [
      { per: 'session', points: 40 },
      { per: 'day', points: 60 },
      { per: 'month', points: 300 },
    ],
  },
  wish: {
    label: '圆梦微心愿',
    actions: {
      wish: { label: '帮人圆一个心愿', points: 20, per: 'time' },
      wishGoods: { label: '送一样东西圆心愿', points: 10, per: 'time' },
      wishCompany: { label: '陪伴、请教的心愿', points: 30, per: 'time' },
    },
    caps: [{ per: 'month', times: 5 }],
  },
  report: {
    label: '发现反馈',
    actions: { report: { label: '报的问题属实、受理了', points: 5, per: 'time' } },
    caps: [
      { per: 'day', points: 10 },
      { per: 'month', points: 60 },
    ],
  },
  mutualAid: {
    label: '邻里互助',
    actions: { mutualAid: { label: '111 服务得了好评', points: 10, per: 'time' } },
    caps: [{ per: 'month', points: 100 }],
  },
  deliberation: {
    label: '议事协商',
    actions: {
      meeting: { label: '参加议事会', points: 5, per: 'time' },
      proposal: { label: '提的建议被采纳', points: 10, per: 'time' },
    },
    caps: [{ per: 'month', points: 30 }],
  },
  referral: {
    label: '推荐',
    actions: { referral: { label: '推荐的新志愿者第一次服务', points: 5, per: 'time' } },
    caps: [{ per: 'month', points: 25 }],
  },
  training: {
    label: '培训',
    actions: { training: { label: '急救、消防培训', points: 10, per: 'time' } },
    caps: [{ per: 'quarter', points: 30 }],
  },
} as const satisfies Readonly<Record<string, Category>>

export type CategoryName = keyof typeof defaultCategories
type ActionIn<C> = C extends { readonly actions: infer A } ? keyof A : never
export type ActionName = ActionIn<(typeof defaultCategories)[CategoryName]>

export type Categories = Readonly<Record<CategoryName, Category>>

/** 一版积分规则：从哪一天起执行，分值和上限，党员换不换得了商品。 */
export interface RuleVersion {
  readonly _id: string
  readonly rev: number
  /** ISO 字符串，从这一刻发生的事起照它算。 */
  readonly from: string
  readonly categories: Categories
  /** 在职党员能不能用积分换商品和服务；不能的只换荣誉、送给心愿。 */
  readonly memberGoods: boolean
  /** 为什么改，给大家看的一句话。 */
  readonly note: string
  readonly by: string
  readonly at: string
  readonly digest: string
}

/** 全部的类别，次序就是页面上的次序。 */
export const categoryNames = Object.keys(defaultCategories) as readonly CategoryName[]

export const pointRules = collection<RuleVersion>('pointRules', ['-from'], ['by'])

/** 区里没有另出规则以前，一直照这一版。 */
export const firstRules: RuleVersion = {
  ...{ _id: 'first', rev: 1, from: '2000-01-01T00:00:00.000Z', categories: defaultCategories },
  ...{ memberGoods: false, note: '最初的规则', by: '', at: '2000-01-01T00:00:00.000Z', digest: '' },
}

/** 一版规则的编号取自它从哪一天起：同一天只能有一版，看编号就知道是哪一天的。 */
export const versionIdOf = (from: string) => `rules~${dayOf(from)}`

/** 这一版从哪一天起，写作 2026-11-23；最初的规则为空。 */
export const versionDay = (id: string): string | null => id.split('~')[1] ?? null

/** 开始前这么久就不再改，分钟：正在写的，不会写到已经开始的规则上。 */
const SETTLED_MINUTES = 10

/** 还没开始、还能换能撤的一版。 */
export const isOpenToChange = (from: string, now: string) => addMinutes(now, SETTLED_MINUTES) < from

/** 这一刻发生的事照哪一版。一次读。 */
export async function rulesAt(ctx: Context, at: string): Promise<RuleVersion> {
  const [found] = await ctx.store.list(pointRules, {
    where: { from: { atMost: at } },
    orderBy: '-from',
    limit: 1,
  })
  return found ?? firstRules
}

/** 这一项在哪一类里，照这一版怎么算。 */
export function ruleOf({ categories }: RuleVersion, action: ActionName) {
  const found = (Object.keys(categories) as CategoryName[]).find(
    (name) => action in categories[name].actions,
  )
  const category = categories[found ?? 'service']
  return { name: found ?? 'service', category, rule: category.actions[action] as ActionRule }
}
