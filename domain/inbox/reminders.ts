import { accounts } from '@domain/account/account'
import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { command, query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { isOff, type TopicName, topicNames, topics } from './topics'

/** 一个人的微信提醒：每个模板还能发几条，关掉了哪几类。编号就是账号的编号。 */
export interface Reminders {
  readonly _id: string
  readonly rev: number
  /** 模板编号 → 他同意过、还没用掉的次数。 */
  readonly left: Readonly<Record<string, number>>
  readonly off: readonly TopicName[]
  /** 最近记过数的请求编号：同一次同意只记一次。 */
  readonly counted: readonly string[]
}

export const reminders = collection<Reminders>('reminders')

/** 最多记几次同意；数目由手机上报，记得再多也没有用处。 */
const LEFT_LIMIT = 99
/** 请求编号记几个就够认出重发。 */
const COUNTED_KEPT = 10

const none = (id: string): Reminders => ({ _id: id, rev: 0, left: {}, off: [], counted: [] })

function save(ctx: Context, changed: Reminders): void {
  if (changed.rev === 0) ctx.store.create(reminders, { ...changed, rev: 1 })
  else ctx.store.put(reminders, changed)
}

const mine = async (ctx: Context) => (await ctx.store.get(reminders, me(ctx))) ?? none(me(ctx))

/** 某人关掉了这一类没有。 */
export async function hasTurnedOff(ctx: Context, id: string, topic: TopicName): Promise<boolean> {
  return isOff((await ctx.store.get(reminders, id))?.off ?? [], topic)
}

/** 替办事人打开或关掉一类，返回改好的样子；本来就是这样的不写。 */
export async function turn(ctx: Context, topic: TopicName, on: boolean): Promise<Reminders> {
  const kept = await mine(ctx)
  const others = kept.off.filter((name) => name !== topic)
  const changed = { ...kept, off: on ? others : [...others, topic] }
  if (on === isOff(kept.off, topic)) save(ctx, changed)
  return changed
}

/** 还能收到几条。 */
export function leftOf({ left }: Pick<Reminders, 'left'>, template: string): number {
  return left[template] ?? 0
}

export interface RemindersView {
  /** 还能收到几条微信提醒。 */
  readonly left: number
  /** 再同意一次要用的模板；没有配好模板就是空的。 */
  readonly templates: readonly string[]
  readonly topics: readonly {
    readonly name: TopicName
    readonly label: string
    readonly note: string
    readonly fixed: boolean
    readonly on: boolean
  }[]
}

function present(ctx: Context, kept: Reminders): RemindersView {
  const templates = Object.values(ctx.platform.templates)
  return {
    left: templates.reduce((sum, template) => sum + leftOf(kept, template), 0),
    templates,
    topics: topicNames.map((name) => {
      const { label, note, fixed } = topics[name]
      return { name, label, note, fixed, on: !isOff(kept.off, name) }
    }),
  }
}

/** 我的微信提醒：还剩几条，哪几类关着。 */
export const settings = query({
  door: 'consented',
  input: v.strictObject({}),
  run: async (_, ctx): Promise<RemindersView> => present(ctx, await mine(ctx)),
})

/** 手机上刚刚同意了哪几个模板，各记一次。不认识的模板不记。 */
export const subscribed = command({
  door: 'consented',
  input: v.strictObject({ templates: v.pipe(v.array(v.string()), v.maxLength(3)) }),
  async run({ templates }, ctx): Promise<RemindersView> {
    const kept = await mine(ctx)
    // 并过来的那个微信同意的，发不到现在收提醒的这个微信，不记。
    const account = await ctx.store.get(accounts, me(ctx))
    if (account && account.openid !== ctx.actor.openid) return present(ctx, kept)
    const known = Object.values(ctx.platform.templates).filter((id) => templates.includes(id))
    if (known.length === 0 || kept.counted.includes(ctx.requestId)) return present(ctx, kept)
    const more = known.map((id) => [id, Math.min(leftOf(kept, id) + 1, LEFT_LIMIT)])
    const counted = [...kept.counted, ctx.requestId].slice(-COUNTED_KEPT)
    const changed = { ...kept, left: { ...kept.left, ...Object.fromEntries(more) }, counted }
    save(ctx, changed)
    return present(ctx, changed)
  },
})

/** 打开或关掉一类微信提醒；站内消息不受影响。 */
export const choose = command({
  door: 'consented',
  input: v.strictObject({ topic: v.picklist(topicNames), on: v.boolean() }),
  async run({ topic, on }, ctx): Promise<RemindersView> {
    if (topics[topic].fixed)
      throw new AppError('INVALID', `“${topics[topic].label}”不能关，关了会耽误事；别的可以关。`)
    return present(ctx, await turn(ctx, topic, on))
  },
})
