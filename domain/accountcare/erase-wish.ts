import { notices, outbox } from '@domain/inbox/inbox'
import type { Collection, Entity } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { maskText } from '@domain/kernel/text'
import type { Ticket } from '@domain/ticket/ticket'
import { stopForLeaving } from '@domain/wish/leaving'
import { mediaOf } from '@domain/wish/media'
import { rulesOf } from '@domain/wish/settings'
import { hangUp } from '@domain/wish/wall'
import type { Application, Contact, Wish, WishPart } from '@domain/wish/wish'
import type { Rule } from './references'
import { HIDDEN, hide, type Move, replaced } from './replace'
import { write } from './rules'

/** 一个心愿的消息最多看多少条。 */
const NOTICES_LIMIT = 500

const GONE = '已注销'
const nobody: Contact = { name: GONE, phone: '', room: null, guardian: null }

/** 心愿里写着的、只有他自己有的几样。 */
const ownWords = ({ name, phone, room, guardian }: Contact) =>
  [name, phone, room, guardian].filter((word) => word !== null && word !== '') as string[]

/** 办过的事留着，他的联系方式、照片、录音、称呼都不留；写的话遮住号码。 */
function withoutPerson(ctx: Context, part: WishPart): WishPart {
  return {
    ...part,
    contact: ctx.vault.seal(nobody),
    calledName: '一位居民',
    text: maskText(part.text),
    thanks: part.thanks && maskText(part.thanks),
    pictures: [],
    deliveryPictures: [],
    voice: null,
    wall: null,
  }
}

interface Told extends Entity {
  readonly to: string
  readonly text: string
}

/** 别人收到的消息里可能引了他的话：遮住他的姓名、电话、门牌。写给他的另外整份删掉。 */
async function hideInNotices(ctx: Context, ticketId: string, { ids }: Move, words: string[]) {
  const boxes: readonly Collection<Told>[] = [notices, outbox]
  for (const from of boxes) {
    const found = await ctx.store.list(from, { where: { ticketId }, limit: NOTICES_LIMIT })
    for (const one of found.filter(({ to }) => !ids.includes(to))) {
      const hidden: Told = { ...one, text: hide(one.text, words) }
      write(ctx, { in: from }, one, hidden)
    }
  }
}

/** 他自己许的：没办完的就此停下，撤下心愿墙，抹去个人信息。返回抹好的和要遮住的话。 */
async function eraseOwn(ctx: Context, wish: Wish, move: Move): Promise<[Wish, string[]]> {
  const words = [...move.words, ...ownWords(ctx.vault.open<Contact>(wish.wish.contact))]
  const { calendar } = await rulesOf(ctx)
  const stopped = stopForLeaving(ctx, wish, calendar)
  const files = mediaOf(wish.wish).flatMap(({ fileId, source }) => [fileId, source])
  await ctx.platform.dropFiles(files)
  const erased = { ...stopped, wish: withoutPerson(ctx, stopped.wish) }
  await hangUp(ctx, erased, wish)
  await hideInNotices(ctx, wish._id, move, words)
  return [erased, words]
}

/** 他向社区说明过的申请：姓名不留，还没答复的当作不同意。 */
const withoutApplicant = (ctx: Context, one: Application, { ids }: Move): Application =>
  ids.includes(one.by)
    ? {
        ...one,
        ...{ name: ctx.vault.seal({ name: GONE }), note: HIDDEN },
        answer: one.answer ?? { granted: false, note: '申请的人注销了账号', at: ctx.now },
      }
    : one

/** 他帮过的：单位交给他办的，名字不留。 */
function withoutHelper(ctx: Context, wish: Wish, move: Move): Wish {
  const { assigned, applications } = wish.wish
  const his = wish.handlerId !== null && move.ids.includes(wish.handlerId)
  const part = {
    ...wish.wish,
    assigned: assigned && his ? { ...assigned, name: ctx.vault.seal({ name: GONE }) } : assigned,
    applications: applications.map((one) => withoutApplicant(ctx, one, move)),
  }
  return { ...wish, wish: part }
}

/** 注销：工单留着（办过的事、时间线、回音），他这个人换成匿名的编号。 */
export const eraseTicket: Rule = async (ctx, line, ticket: Ticket, move) => {
  if (ticket.kind !== 'wish') return write(ctx, line, ticket, replaced(ticket, move))
  const wish = ticket as Wish
  const own = wish.askedBy !== null && move.ids.includes(wish.askedBy)
  const [erased, words] = own ? await eraseOwn(ctx, wish, move) : [wish, move.words]
  const done = replaced(withoutHelper(ctx, erased, move), { ...move, words })
  write(ctx, line, ticket, done)
}
