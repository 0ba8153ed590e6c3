import { type Account, accounts } from '@domain/account/account'
import { type Reminders, reminders } from '@domain/inbox/reminders'
import type { Collection, Entity } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import type { Line, Rule } from './references'
import { type Move, replaced } from './replace'

type Revised = Entity & { readonly rev: number }
const isRevised = (one: Entity): one is Revised => one.rev !== undefined

/** 写回去：编号跟着换了的，旧的删掉、新的写下；没有变的不写。 */
export function write(ctx: Context, { in: into }: Pick<Line, 'in'>, before: Entity, after: Entity) {
  if (JSON.stringify(before) === JSON.stringify(after)) return
  if (after._id !== before._id) {
    ctx.store.remove(into, before)
    ctx.store.create(into, after)
    return
  }
  if (isRevised(after)) ctx.store.put(into as Collection<Revised>, after)
  else ctx.store.amend(into, after)
}

/** 平常的办法：每一处编号都换掉。 */
export const follow: Rule = (ctx, line, document, move) => {
  const keeps = move.kind === 'merge' ? line.keeps : []
  write(ctx, line, document, replaced(document, move, keeps))
}

/** 整份删掉：只给他一个人看、只为他一个人存的。 */
export const drop: Rule = (ctx, line, document: Entity) => ctx.store.remove(line.in, document)

/** 写给他的删掉，他经手的换掉编号。 */
export const dropOwn =
  (field: string): Rule =>
  (ctx, line, document, move) =>
    move.ids.includes(document[field])
      ? drop(ctx, line, document, move)
      : follow(ctx, line, document, move)

/** 换掉编号，另把这几样清空。 */
export const wipe =
  (fields: object): Rule =>
  (ctx, line, document, move) => {
    const own = move.ids.includes(document.askedBy ?? document.who)
    write(ctx, line, document, replaced({ ...document, ...(own && fields) }, move))
  }

/** 一人一份的：留下的账号自己有，就用自己的；没有才跟过来。 */
export const joinOwn: Rule = async (ctx, line, document, move) => {
  if (await ctx.store.get(line.in, move.to)) return drop(ctx, line, document, move)
  return follow(ctx, line, document, move)
}

/** 先前并进来的微信，改为指向留下的账号。 */
export const repoint: Rule = (ctx, _, account: Account, { to }) =>
  ctx.store.put(accounts, { ...account, mergedInto: to })

/** 微信提醒：同意是对那个微信给的，用不到这个微信上；关掉的几类，自己没有设过才跟过来。 */
export const joinReminders: Rule = async (ctx, line, document: Reminders, move: Move) => {
  ctx.store.remove(line.in, document)
  if (await ctx.store.get(reminders, move.to)) return
  const { off } = document
  ctx.store.create(reminders, { _id: move.to, rev: 1, left: {}, off, counted: [] })
}
