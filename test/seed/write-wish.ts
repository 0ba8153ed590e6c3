import { looks } from '@domain/account/account'
import { type Area, ancestor, type Place, withinOf } from '@domain/area/area'
import { notices } from '@domain/inbox/inbox'
import type { Actor } from '@domain/kernel/actor'
import { calledName } from '@domain/kernel/called'
import type { Collection, Entity } from '@domain/kernel/collection'
import type { Context, Vault } from '@domain/kernel/context'
import { officialCalendar } from '@domain/kernel/workdays'
import { orderOf } from '@domain/ticket/ticket'
import { advance, type Move, opened } from '@domain/wish/advance'
import { offerWords, withTaker } from '@domain/wish/needs'
import { announce } from '@domain/wish/notices'
import { withNeeds } from '@domain/wish/offers'
import { personDigest } from '@domain/wish/proxy'
import { isBig } from '@domain/wish/refusals'
import { newSlip, slips } from '@domain/wish/slip'
import type { Hand } from '@domain/wish/step'
import type { WishStepName } from '@domain/wish/steps'
import { suggestAgain } from '@domain/wish/suggesting'
import { helperWords, pieceOf, wall } from '@domain/wish/wall'
import { wallWords } from '@domain/wish/wall-words'
import { type Contact, freshPart, type Wish, wishes } from '@domain/wish/wish'
import type { Registry } from './accounts'
import type { Shelf } from './shelf'
import type { Story, Turn } from './story'

export interface World {
  readonly vault: Vault
  readonly registry: Registry
  readonly area: (id: string) => Area | undefined
  readonly shelf: Shelf
  readonly now: string
}

function placeOf(areaId: string, { area }: World): Place {
  const named = (id: string | null) => area(id ?? '')?.name ?? ''
  return {
    areaId,
    community: named(ancestor(areaId, 'community')),
    grid: named(ancestor(areaId, 'grid')),
    building: ancestor(areaId, 'building') && named(areaId),
  }
}

/** 说给大家听：用业务自己的通知表，站内消息就和真走一遍时一样；订阅消息没有真发过，所以不留。 */
function tellAll(
  world: World,
  what: { name: WishStepName | 'post'; wish: Wish; before: Wish; actor: Actor },
  event: { at: string; note: string | null; requestId: string },
) {
  const store = {
    create<T extends Entity>(into: Collection<T>, document: T) {
      if (into.name === notices.name) world.shelf.add(into, document)
    },
  }
  const ctx = { actor: what.actor, now: event.at, requestId: event.requestId, store }
  announce(ctx as unknown as Context, what.name, what.wish, what.before, event.note)
}

function posted(story: Story, no: string, requestId: string, world: World): Wish {
  const { vault, registry } = world
  const postedBy = registry.accountId(story.proxy ?? story.by)
  const id = vault.digest('wish', postedBy, requestId)
  const { name, phone } = story.by
  const contact: Contact = { name, phone, room: story.room, guardian: null }
  const digest = vault.digest('post', requestId)
  const event = { step: 'post', at: story.at, by: postedBy, note: null, requestId, digest }
  const draft = {
    _id: id,
    no,
    within: withinOf(story.areaId),
    place: placeOf(story.areaId, world),
    order: orderOf(story.at, id),
    askedBy: story.proxy ? null : postedBy,
    proxyId: story.proxy ? postedBy : null,
    beneficiary: story.proxy ? personDigest(vault, { ...story, ...contact }) : postedBy,
    timeline: [event],
    wish: {
      category: story.category,
      text: story.text,
      textChecked: true,
      pictures: [],
      voice: null,
      minor: false,
      big: isBig(story.text),
      calledName: calledName(story.by.name, story.by.salutation),
      contact: vault.seal(contact),
      ...freshPart,
    },
  }
  if (story.proxy) world.shelf.add(slips, newSlip(vault, id))
  return opened(draft, story.at, officialCalendar)
}

/** 合力圆梦的步骤另带的：写清要哪几样，或者出了哪一份。 */
function joined(wish: Wish, { by, at, note, needs, need }: Turn, { registry }: World): Wish {
  const wanted = needs?.map((it) => ({ ...it, takers: [] })) ?? wish.wish.needs
  const taker = { by: registry.accountId(by), at, note: note ?? null }
  const taken = need === undefined ? wanted : withTaker(wanted, need, taker)
  return withNeeds(wish, taken, officialCalendar)
}

/** 接手的人：单位认领先在联络员手里，再交给单位里的一位；别的步骤没有。 */
function handOf(before: Wish, turn: Turn, { vault, registry }: World): Hand | undefined {
  const to = registry.actor(turn.to ?? turn.by)
  const accountId = to.accountId ?? ''
  if (turn.step === 'claimForUnit') {
    const unit = to.appointments.find((a) => a.role === 'unitLiaison')?.unit ?? null
    return { to: accountId, unit, assigned: null }
  }
  if (turn.step !== 'assign') return undefined
  const { unit } = before.wish
  const held = to.appointments.find((a) => a.role === 'partyMember' && a.unit?.id === unit?.id)
  const name = vault.seal({ name: turn.to?.name ?? '' })
  return { to: accountId, unit, assigned: { memberId: held?.id ?? '', name } }
}

/** 演示里的热心人认领之后马上就联系上了，不然两天后会被系统放回大厅。 */
function contacted(wish: Wish, actor: Actor, move: Move): Wish {
  const requestId = `${move.requestId}-reach`
  return advance(wish, 'reach', actor, { ...move, requestId, note: null })
}

/** 走一步，像云函数那样：改状态、改好的内容、告诉大家；认领的人都看过一次联系方式。 */
function take(before: Wish, turn: Turn, requestId: string, world: World): Wish {
  const bySlip = turn.step.startsWith('slip') ? { slipFor: before._id } : {}
  const actor = { ...world.registry.actor(turn.by), ...bySlip }
  const note = turn.note ?? null
  const digest = world.vault.digest(turn.step, requestId)
  const need = before.wish.needs[turn.need ?? -1]
  const said = need ? offerWords(need, note) : note
  const hand = handOf(before, turn, world)
  const plain = { now: turn.at, note: said, requestId, digest, calendar: officialCalendar }
  const move = { ...plain, ...(hand ? { hand } : {}) }
  const stepped = joined(advance(before, turn.step, actor, move), turn, world)
  const helper = turn.step === 'claim' || turn.step === 'gather' ? turn.by : turn.to
  const moved = helper ? contacted(stepped, world.registry.actor(helper), plain) : stepped
  const text = turn.text ?? moved.wish.text
  const wish: Wish = { ...moved, rev: before.rev + 1, wish: { ...moved.wish, text } }
  tellAll(world, { name: turn.step, wish, before, actor }, { at: turn.at, note, requestId })
  if (helper) {
    const by = world.registry.accountId(helper)
    const id = world.vault.digest('look', by, requestId)
    world.shelf.add(looks, { _id: id, by, ticketId: wish._id, at: turn.at })
  }
  return wish
}

/** 把一个故事写成心愿、消息和查看记录。走不通的故事会抛出业务自己的错误。 */
export function writeWish(story: Story, no: string, world: World): void {
  const requestId = (n: number) => `demo-${no}-${String(n).padStart(2, '0')}`
  const first = posted(story, no, requestId(0), world)
  const actor = world.registry.actor(story.proxy ?? story.by)
  tellAll(
    world,
    { name: 'post', wish: first, before: first, actor },
    { at: story.at, note: null, requestId: requestId(0) },
  )
  const last = story.turns.reduce(
    (wish, turn, i) => take(wish, turn, requestId(i + 1), world),
    first,
  )
  // 演示开始以前的定时任务都跑过了：该挑的人挑过一遍，只等先认领时段过去再挑志愿者。
  const asked = last.status === 'open' ? suggestAgain(last, world.now) : null
  const wish = { ...last, suggestAt: asked }
  world.shelf.add(wishes, wish)
  hangOnWall(wish, story, world)
}

/** 同意写进心愿墙的，墙上也有一格。 */
function hangOnWall(wish: Wish, { turns }: Story, { vault, registry, shelf, now }: World): void {
  const helper = turns.filter(({ step }) => step === 'claim').at(-1)?.by
  if (!wish.wish.wall || !helper) return
  const said = helperWords(registry.actor(helper).appointments, wish.reply?.at ?? now)
  const words = wallWords(wish, vault.open<Contact>(wish.wish.contact), said)
  shelf.add(wall, pieceOf(wish, vault.digest('wall', wish._id), words, now))
}
