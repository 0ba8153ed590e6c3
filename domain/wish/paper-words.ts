import type { Wish, WishStatus } from './wish'

/** 一次最多印几张：一次调用里要画这么多二维码。 */
export const SHEETS_LIMIT = 12

/** 纸条上的话：大标题、说的事、接下来怎么做。 */
export interface PaperNews {
  readonly title: string
  readonly said: string | null
  readonly next: string
}

type Say = (wish: Wish) => PaperNews

const keep = '请收好这张纸条。有了消息，网格员或楼栋长会来告诉您。'
const answer = '解决了没有，请告诉送纸条的人这四位码；也可以请家里人扫码，替您说一声。'

/** 每个状态印什么；没有列出的，和刚许下时一样。 */
const news: Partial<Record<WishStatus, Say>> = {
  rejected: ({ wish }) => ({
    title: '社区请您改一改',
    said: wish.rejectedFor,
    next: '想好怎么改，请告诉送纸条的人，或打电话给社区。',
  }),
  delivered: ({ reply }) => ({
    title: '您的心愿有回音了',
    said: reply?.text ?? null,
    next: answer,
  }),
  unconfirmed: ({ reply }) => ({
    title: '一直没有等到您的回话',
    said: reply?.text ?? null,
    next: '先记为“未获确认”。没有办好的话，请打电话给社区。',
  }),
  done: ({ reply }) => ({
    title: '您的心愿圆了',
    said: reply?.text ?? null,
    next: '谢谢您告诉我们。以后有难处，再找网格员或楼栋长。',
  }),
}

/** 这个心愿现在的纸条上印什么。 */
export function paperNews(wish: Wish): PaperNews {
  return (
    news[wish.status]?.(wish) ?? {
      title: '您的心愿收到了',
      said: null,
      next: keep,
    }
  )
}
