import { type Actor, communityStaff, holds } from '@domain/kernel/actor'
import type { Sheet } from '@domain/kernel/context'
import { sheetTime } from '@domain/kernel/date'
import { maskText } from '@domain/kernel/text'
import { presentCard, type WishCard } from '@domain/wish/present'
import { type Wish, wishKinds, wishStatuses } from '@domain/wish/wish'

interface Column {
  readonly title: string
  /** 宽度，单位：字。 */
  readonly width: number
  readonly of: (card: WishCard, wish: Wish, actor: Actor) => string | number
}

/** 没有的写一横，不空着：空着分不清是没有还是漏了。 */
const NONE = '—'

/** 回音只给本社区的工作人员，和在手机上看到的一样；号码、门牌照样遮住。 */
function replyFor(wish: Wish, actor: Actor): string {
  if (!holds(actor, communityStaff, wish.within) || wish.reply === null) return NONE
  return maskText(wish.reply.text)
}

/**
 * 导出的各列。表格出了门就管不着了，所以没有姓名、电话、门牌，
 * 心愿里夹着的号码对谁都遮住，本社区的工作人员也不例外。
 */
const columns: readonly Column[] = [
  { title: '编号', width: 20, of: (card) => card.no },
  { title: '种类', width: 6, of: (card) => wishKinds[card.category].short },
  { title: '心愿', width: 44, of: (card) => maskText(card.text) },
  { title: '称呼', width: 10, of: (card) => card.calledName },
  { title: '地方', width: 30, of: (card) => card.place },
  { title: '状态', width: 10, of: (card) => wishStatuses[card.status].label },
  { title: '许愿时间', width: 17, of: (card) => sheetTime(card.at) },
  { title: '期限', width: 17, of: (card) => (card.dueAt ? sheetTime(card.dueAt) : NONE) },
  { title: '督办级别', width: 10, of: (_, wish) => wish.level },
  { title: '回音', width: 40, of: (_, wish, actor) => replyFor(wish, actor) },
]

/** 台账导出成的表：一个心愿一行。 */
export function sheetOf(found: readonly Wish[], actor: Actor): Sheet {
  return {
    name: '心愿台账',
    columns: columns.map(({ title, width }) => ({ title, width })),
    rows: found.map((wish) => {
      const card = presentCard(wish, actor)
      return columns.map((column) => column.of(card, wish, actor))
    }),
  }
}
