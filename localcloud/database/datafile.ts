import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { CloudError } from '../errors'
import { openSqlite, type Sqlite } from './sqlite'

/** 大过这么多字节就不在启动时逐页检查，免得要等很久。 */
const checkedSize = 256 * 1024 * 1024

function broken(): CloudError {
  return new CloudError(
    'DATA_BROKEN',
    '数据文件已经损坏，没有改动它。请用备份换回这个文件，或者换一个空的数据文件夹重新开始。',
  )
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** 开头不是 SQLite 的标记就不打开，这样一个字节也不会动到。 */
function assertHeader(file: string): void {
  if (sizeOf(file) === 0) return
  const header = Buffer.alloc(16)
  const descriptor = openSync(file, 'r')
  readSync(descriptor, header, 0, header.length, 0)
  closeSync(descriptor)
  if (header.toString('latin1') !== 'SQLite format 3\0') throw broken()
}

function assertSound(file: string, sqlite: Sqlite): void {
  if (sizeOf(file) > checkedSize) return
  const [row] = sqlite.all('PRAGMA quick_check(1)')
  if (row?.quick_check !== 'ok') throw broken()
}

function explained(error: unknown): unknown {
  if (error instanceof CloudError) return error
  const { message } = error as Error
  if (/not a database|malformed|corrupt/i.test(message)) return broken()
  if (/unable to open|readonly|disk I\/O|EACCES|EPERM|EROFS/i.test(message)) {
    return new CloudError('DATA_UNWRITABLE', '数据文件不能写入。请检查它的权限和磁盘空间。')
  }
  return error
}

/** 打开数据文件并检查好坏；坏了抛 DATA_BROKEN，文件保持原样。 */
export function openDataFile(file: string): Sqlite {
  let sqlite: Sqlite | undefined
  try {
    assertHeader(file)
    sqlite = openSqlite(file)
    assertSound(file, sqlite)
    return sqlite
  } catch (error) {
    sqlite?.close()
    throw explained(error)
  }
}
