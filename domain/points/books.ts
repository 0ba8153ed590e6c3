import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { addMinutes } from '@domain/kernel/date'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type Entry, entries } from './entry'

/** 一次入账多少笔；余下的接着做。 */
const BATCH = 500
/** 新的流水过这么久才入账，分钟：写着一半的都写完了，照先后入就不会漏。 */
const LAG_MINUTES = 2
/** 全部个人合成的一个账户。 */
export const EVERYONE = 'everyone'
/** 入账的进度存在哪一份里。 */
export const BOOKS_UP_TO = 'fold'

/**
 * 一个合计的账户：社区、超市、过期、全部个人。许多人同时得分、兑换都要动它，
 * 所以不当场改，由定时任务照流水的先后入账；各账户加起来总是零。
 */
export interface Book {
  readonly _id: string
  readonly rev: number
  readonly points: number
  /** 这个社区发的、还在人手里的几分；不是社区的总是 0。 */
  readonly outstanding: number
}

export const books = collection<Book>('books')

/** 入账入到哪一笔了，一共入了几笔。 */
export interface BookCursor {
  readonly _id: string
  readonly rev: number
  readonly upTo: string
  readonly count: number
}

export const bookCursors = collection<BookCursor>('bookCursors')

/** 照流水先后做的一件事做到哪一笔了；还没做过的从头来。 */
export const cursorOf = async (ctx: Context, id: string): Promise<BookCursor> =>
  (await ctx.store.get(bookCursors, id)) ?? { _id: id, rev: 0, upTo: '0', count: 0 }

/** 做到这一笔了，和做的事写在一起。 */
export function moveCursor(ctx: Context, cursor: BookCursor, done: readonly Entry[]): void {
  const upTo = done.at(-1)?.order ?? cursor.upTo
  const moved = { ...cursor, upTo, count: cursor.count + done.length }
  if (cursor.rev > 0) ctx.store.put(bookCursors, moved)
  else ctx.store.create(bookCursors, { ...moved, rev: 1 })
}

/** 这一笔以后写完了的流水，照先后。 */
export const following = (ctx: Context, upTo: string, limit: number) =>
  ctx.store.list(entries, {
    where: { order: { above: upTo, below: addMinutes(ctx.now, -LAG_MINUTES) } },
    orderBy: 'order',
    limit,
  })

/** 有没有该入账的。 */
export const dueBooks = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const { upTo } = await cursorOf(ctx, BOOKS_UP_TO)
    return (await following(ctx, upTo, 1)).length > 0 ? [BOOKS_UP_TO] : []
  },
})

type Change = Pick<Book, 'points' | 'outstanding'>

/** 这几笔里，各账户一共变了多少。 */
export function changesIn(found: readonly Entry[]): Map<string, Change> {
  const changes = new Map<string, Change>()
  const add = (id: string, { points = 0, outstanding = 0 }: Partial<Change>) => {
    const so = changes.get(id) ?? { points: 0, outstanding: 0 }
    changes.set(id, {
      points: so.points + points,
      outstanding: so.outstanding + outstanding,
    })
  }
  for (const { lines, lots } of found) {
    for (const { holder, id, points } of lines) add(holder === 'member' ? EVERYONE : id, { points })
    for (const { fundId, points } of lots) add(fundId, { outstanding: points })
  }
  return changes
}

/** 入账：和“入到哪了”写在一起，做几遍都只入一回。 */
export const keepBooks = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run(_, ctx): Promise<{ more: boolean }> {
    const cursor = await cursorOf(ctx, BOOKS_UP_TO)
    const found = await following(ctx, cursor.upTo, BATCH)
    if (found.length === 0) return { more: false }
    for (const [id, change] of changesIn(found)) {
      const before = await ctx.store.get(books, id)
      const so = before ?? { _id: id, rev: 1, points: 0, outstanding: 0 }
      const after = {
        ...so,
        points: so.points + change.points,
        outstanding: so.outstanding + change.outstanding,
      }
      if (before) ctx.store.put(books, after)
      else ctx.store.create(books, after)
    }
    moveCursor(ctx, cursor, found)
    return { more: found.length === BATCH }
  },
})
