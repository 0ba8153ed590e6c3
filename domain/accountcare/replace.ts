/** 一次“换”：把哪几个账号的编号换成哪一个。 */
export interface Move {
  readonly kind: 'merge' | 'erase'
  readonly ids: readonly string[]
  readonly to: string
  /** 注销时，留下的文字里要遮住的：他的姓名、手机号。 */
  readonly words: readonly string[]
}

export const HIDDEN = '（已隐藏）'

/** 一个字的名字不遮，不然满篇都遮没了。 */
const worth = (word: string) => [...word].length > 1

/** 人写的话才遮；编号、时刻里碰巧一样的几个字不动。 */
const isWritten = (text: string) => /[\u4e00-\u9fff]/.test(text) || /^\d{11}$/.test(text)

/** 遮住这些词。 */
export function hide(text: string, words: readonly string[]): string {
  if (!isWritten(text)) return text
  return words.filter(worth).reduce((said, word) => said.replaceAll(word, HIDDEN), text)
}

function replacedText(text: string, { kind, ids, to, words }: Move): string {
  if (ids.includes(text)) return to
  if (kind === 'merge') return text
  const renamed = ids.reduce((said, id) => said.replaceAll(id, to), text)
  return hide(renamed, words)
}

/** 同一个人在一串编号里只留一次。 */
const once = (list: unknown[]) =>
  list.every((item) => typeof item === 'string') ? [...new Set(list)] : list

const isKept = (path: string, keeps: readonly string[]) =>
  keeps.some((keep) => path === keep || path.startsWith(`${keep}.`))

/**
 * 一份文档里每一处他的编号都换掉，不必知道有哪些字段；`keeps` 是当时的实话，合并时不动。
 * 注销时连留下的话里他的姓名、手机号一起遮住。
 */
export function replaced<T>(value: T, move: Move, keeps: readonly string[] = [], path = ''): T {
  if (path && isKept(path, keeps)) return value
  if (typeof value === 'string') return replacedText(value, move) as T
  if (Array.isArray(value)) {
    const list = value.map((item) => replaced(item, move, keeps, path))
    return (list.some((item, at) => item !== value[at]) ? once(list) : list) as T
  }
  if (value === null || typeof value !== 'object') return value
  const fields = Object.entries(value).map(([name, field]) => [
    name,
    replaced(field, move, keeps, path ? `${path}.${name}` : name),
  ])
  return Object.fromEntries(fields) as T
}
