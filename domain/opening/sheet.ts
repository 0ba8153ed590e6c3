import type { SheetText } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { type Column, ROWS_LIMIT } from './columns'

/** 表里的一行：第几行（和 Excel 里看到的一样，从 1 数），各列的字。 */
export interface TextRow {
  readonly line: number
  readonly of: (title: string) => string
}

/** 一处不对，一句话：第 3 行“网格编码”：…… */
export type Problem = string

export const problemAt = (line: number, title: string, what: string): Problem =>
  `第 ${line} 行“${title}”：${what}`

/** 读出来的：各行，和还没看内容就不对的地方。 */
export interface SheetRead {
  readonly rows: readonly TextRow[]
  readonly problems: readonly Problem[]
}

const isBlank = (row: readonly string[]) => row.every((cell) => cell === '')

/** 列的字母 → 第几列，从 0 数。 */
function columnAt(letters: string): number {
  return [...letters].reduce((sum, one) => sum * 26 + (one.codePointAt(0) ?? 0) - 64, 0) - 1
}

/** A3 → 第 3 行、那一列的名字。 */
function spotOf(ref: string, header: readonly string[]): [number, string] {
  const [, letters = '', digits = ''] = ref.match(/^([A-Z]+)(\d+)/) ?? []
  return [Number(digits), header[columnAt(letters)] || `${letters} 列`]
}

/** 列名对不对得上；次序不论，多出来的列不看。 */
function checkHeader(header: readonly string[], columns: readonly Column[]): void {
  const lost = columns.filter(({ title }) => !header.includes(title)).map((c) => `“${c.title}”`)
  if (lost.length > 0)
    throw new AppError(
      'INVALID',
      `第一行里没有${lost.join('、')}，可能不是这里的模板。请下载模板，把内容抄进去再上传。`,
    )
  const twice = columns.find(({ title }) => header.indexOf(title) !== header.lastIndexOf(title))
  if (twice) throw new AppError('INVALID', `“${twice.title}”这一列有两个，请删掉一个再上传。`)
}

/** 认出列名，逐行交出来。空的、太长的、不是模板的抛 INVALID；公式和合并的格子逐处说。 */
export function readRows(sheet: SheetText, columns: readonly Column[]): SheetRead {
  const header = sheet.rows[0] ?? []
  if (sheet.rows.every(isBlank))
    throw new AppError('INVALID', '这份表是空的。请下载模板，填好再上传。')
  checkHeader(header, columns)
  const filled = sheet.rows
    .map((cells, at) => ({ cells, line: at + 1 }))
    .slice(1)
    .filter(({ cells }) => !isBlank(cells))
  if (filled.length === 0) throw new AppError('INVALID', '这份表只有列名，没有内容。请填好再上传。')
  if (filled.length > ROWS_LIMIT)
    throw new AppError(
      'INVALID',
      `一份表最多 ${ROWS_LIMIT} 行，这份有 ${filled.length} 行。请分成几份，一份一份上传。`,
    )
  const rows = filled.map(({ cells, line }) => ({
    line,
    of: (title: string) => cells[header.indexOf(title)] ?? '',
  }))
  return { rows, problems: [...marks(sheet, header), ...blanks(rows, columns)] }
}

function marks({ formulas, merged }: SheetText, header: readonly string[]): Problem[] {
  const formula = formulas.map((ref) => {
    const [line, title] = spotOf(ref, header)
    return problemAt(line, title, '是公式。请复制这一列，用“粘贴为数值”贴回去。')
  })
  const joined = merged.map((ref) => {
    const [line, title] = spotOf(ref, header)
    return problemAt(line, title, `${ref} 是合并的格子。请取消合并，每一格都填上。`)
  })
  return [...formula, ...joined]
}

/** 该填没填的。 */
function blanks(rows: readonly TextRow[], columns: readonly Column[]): Problem[] {
  const needed = columns.filter(({ optional }) => !optional)
  return rows.flatMap((row) =>
    needed
      .filter(({ title }) => row.of(title) === '')
      .map(({ title }) => problemAt(row.line, title, '没有填。')),
  )
}
