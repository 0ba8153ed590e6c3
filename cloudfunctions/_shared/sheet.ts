import { plainCell } from '@domain/kernel/cell'
import type { Sheet } from '@domain/kernel/context'

/** 把一张表写成 xlsx 的内容。 */
export type WriteSheet = (sheet: Sheet) => Promise<Buffer>

/**
 * 这个库把每段文字当作普通对象的键来查重，对象自带的名字（constructor 一类）会查出别的东西，
 * 整份文件就打不开了；后面加一个空格，就不再是自带的名字。
 */
const unlikeBuiltin = (text: string) => (text in {} ? `${text} ` : text)

function cellOf(value: string | number) {
  const look = { alignVertical: 'top', wrap: true } as const
  return typeof value === 'number'
    ? { ...look, value, type: Number }
    : { ...look, value: unlikeBuiltin(plainCell(value)), type: String }
}

/**
 * 写成 Excel：第一行是列名，固定不动。每一格都明写是字还是数，没有公式这一种。
 * 库用到时才装载，冷启动不为它花时间；只有带着它的云函数才打包它。
 */
export const writeSheet: WriteSheet = async ({ name, columns, rows }) => {
  const { default: write } = await import('write-excel-file/node')
  const head = columns.map(({ title }) => ({
    ...{ value: title, type: String },
    fontWeight: 'bold' as const,
  }))
  return write([head, ...rows.map((row) => row.map(cellOf))], {
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer()
}
