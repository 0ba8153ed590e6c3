import { Blob } from 'node:buffer'
import type { SheetText } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { logFailure } from './log'

/** 把 xlsx 的内容读成一格一格的字；不是表格、太大抛 INVALID。 */
export type ReadSheet = (content: Buffer) => Promise<SheetText>

/** 解开以后最多多大，字节；几 KB 的文件也可能解出几个 GB。 */
const UNPACKED_LIMIT = 80 * 1024 * 1024
/** 15 位以上的数 Excel 自己就记不全，只有存成文字的才可靠。 */
const WHOLE_LIMIT = 1e15

const BROKEN = '这个文件打不开，请用 Excel 或 WPS 另存成 .xlsx 再上传。'
const HUGE = '这份表太大了，请分成几份再上传。'

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'number' && Math.abs(value) >= WHOLE_LIMIT) return value.toExponential()
  return String(value).trim()
}

/** 第一张表的原文，用来认出公式与合并的格子：读表的库只给算好的值。 */
function marksOf(xml: string): Pick<SheetText, 'formulas' | 'merged'> {
  const cells = xml.matchAll(/<c\s[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<f[\s/>]/g)
  const merged = xml.matchAll(/<mergeCell\s[^>]*?\bref="([A-Z]+\d+:[A-Z]+\d+)"/g)
  return {
    formulas: Array.from(cells, ([, at = '']) => at),
    merged: Array.from(merged, ([, at = '']) => at),
  }
}

/** 解开压缩包里的第一张表；先加总大小，太大的不解。 */
async function firstSheet(content: Buffer): Promise<string> {
  const { unzipSync, strFromU8 } = await import('fflate')
  let total = 0
  const found = unzipSync(content, {
    filter: ({ name, originalSize }) => {
      total += originalSize
      if (total > UNPACKED_LIMIT) throw new AppError('INVALID', HUGE)
      return /^xl\/worksheets\/sheet\d+\.xml$/.test(name)
    },
  })
  const [first] = Object.keys(found).sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  const bytes = first === undefined ? undefined : found[first]
  if (!bytes) throw new AppError('INVALID', BROKEN)
  return strFromU8(bytes)
}

/** 读表的库要问一句传来的是不是 Blob；云端的 Node 16 里它不是全局的。 */
function lendBlob(): void {
  const world = globalThis as { Blob?: unknown }
  world.Blob ??= Blob
}

/** 库用到时才装载，冷启动不为它花时间；只有带着它的云函数才打包它。 */
export const readSheet: ReadSheet = async (content) => {
  try {
    const marks = marksOf(await firstSheet(content))
    lendBlob()
    const { readSheet: read } = await import('read-excel-file/universal')
    const bytes = content.buffer.slice(content.byteOffset, content.byteOffset + content.length)
    const rows = await read(bytes as ArrayBuffer)
    return { ...marks, rows: rows.map((row) => row.map(textOf)) }
  } catch (error) {
    if (error instanceof AppError) throw error
    // 多半是文件坏了，也可能是我们的错：记下来才分得清。
    logFailure('readSheet', error)
    throw new AppError('INVALID', BROKEN)
  }
}
