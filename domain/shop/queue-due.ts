import { tell } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import { addDays, exactTime } from '@domain/kernel/date'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { markOf, reserve } from './hold'
import { heldMark, queueBy, unhold } from './queue'
import { HOLD_DAYS, type QueuePlace, queuePlaces } from './queue-place'
import { type Mark, type Shelf, shelves } from './shop'

/** 一次定时任务最多收几份到期的；余下的等下一次。 */
const BATCH = 50
/** 全区最多几家有人排队的超市；社区最多 99 个。 */
const SHOPS_LIMIT = 99

const aboutQueue = { about: 'redemptions', no: '排队' } as const

/** 到期没有来换的。 */
export const duePlaces = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const due = await ctx.store.list(queuePlaces, {
      where: { wakeAt: { atMost: ctx.now } },
      orderBy: 'wakeAt',
      limit: BATCH,
    })
    return due.map(({ _id }) => _id)
  },
})

/** 留的时候过了：放回架上，让给后面的人。已经换走的、还没到时候的，什么也不变。 */
export const lapsePlace = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ lapsed: boolean }> {
    const place = await ctx.store.get(queuePlaces, id)
    if (place?.status !== 'held' || place.until === null || ctx.now < place.until)
      return { lapsed: false }
    ctx.store.put(queuePlaces, { ...place, status: 'lapsed', wakeAt: null })
    ctx.store.adjust(shelves, place.shopId, unhold(heldMark(place)))
    tell(
      { ...ctx, requestId: `lapsed-${place.rev}` },
      { ...aboutQueue, _id: id },
      place.accountId,
      `给您留的“${place.title}”到时候没有来换，让给后面的人了；还想要，可以再排。`,
      { topic: 'shop' },
    )
    return { lapsed: true }
  },
})

/** 有给排队的人留着的吗；里面也许有占上了、没来得及记名的一件。 */
const hasHeld = ({ marks }: Shelf, goodId: string) =>
  marks.some(({ until, lines }) => until && lines.some((line) => line.goodId === goodId))

/** 下一个该给谁：有人排、有货（或者已经替他占上了）的那一样，排在最前面的。没有为空。 */
async function nextInLine(ctx: Context, shelf: Shelf): Promise<QueuePlace | null> {
  for (const [goodId, { on, free, queue = 0 }] of Object.entries(shelf.items)) {
    const some = on && free > 0
    if (queue === 0 || !(some || hasHeld(shelf, goodId))) continue
    const [first] = await ctx.store.list(queuePlaces, {
      where: { shopId: shelf._id, goodId, status: 'queuing' },
      orderBy: 'since',
      limit: 1,
    })
    if (first && (some || markOf(shelf, first._id))) return first
  }
  return null
}

/** 有人排队、又有货可给的货架；没有货的不算，免得白跑。 */
export const dueQueues = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const found = await ctx.store.list(shelves, {
      where: { queued: { atLeast: 1 } },
      limit: SHOPS_LIMIT,
    })
    const ready: string[] = []
    for (const shelf of found) if (await nextInLine(ctx, shelf)) ready.push(shelf._id)
    return ready
  },
})

/** 给他占一件。占过的（上次占了没来得及记）接着用；没占到为空。 */
async function holdFor(ctx: Context, shelf: Shelf, place: QueuePlace): Promise<Mark | null> {
  const { _id: id, goodId, rev } = place
  const points = shelf.items[goodId]?.face.points ?? 0
  const until = addDays(ctx.now, HOLD_DAYS)
  const lines = [{ goodId, count: 1 }]
  const mark: Mark = { key: `${id}~${rev}`, id, at: until, until, lines }
  if (await reserve(ctx, shelf._id, [{ goodId, count: 1, points }], mark)) return mark
  const again = await ctx.store.get(shelves, shelf._id)
  return (again && markOf(again, id)) ?? null
}

/**
 * 有货了，给排在最前面的一位留一件，告诉他。一次一件，接着办到没有为止；
 * 先占货、后记名，各凭记号，跑几遍、几趟一起跑都只留一件。
 */
export const serveQueue = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ more: boolean }> {
    const shelf = await ctx.store.get(shelves, id)
    if (!shelf) return { more: false }
    const place = await nextInLine(ctx, shelf)
    const mark = place && (await holdFor(ctx, shelf, place))
    if (!place || !mark) return { more: false }
    const until = mark.until ?? mark.at
    const held = { status: 'held', until, wakeAt: until, markKey: mark.key } as const
    ctx.store.put(queuePlaces, { ...place, ...held })
    ctx.store.adjust(shelves, id, { add: queueBy(place.goodId, -1) })
    tell(
      { ...ctx, requestId: `held-${place.rev}` },
      { ...aboutQueue, _id: place._id },
      place.accountId,
      `“${place.title}”来货了，给您留了一件，请在${exactTime(until)}以前兑换，过了就让给后面的人。`,
      { topic: 'shop' },
    )
    return { more: true }
  },
})
