import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { uptime } from 'node:os'
import { dirname } from 'node:path'
import { CloudError } from '../errors'

/** 本进程已经打开的数据文件。 */
const mine = new Set<string>()

function inUse(): CloudError {
  return new CloudError(
    'DATA_IN_USE',
    '数据文件正被另一个本地云使用。请先停掉那一个，或者换一个数据文件夹再启动。',
  )
}

function unwritable(): CloudError {
  return new CloudError(
    'DATA_UNWRITABLE',
    '数据文件夹不能写入。请检查这个文件夹的权限和磁盘空间，或者换一个数据文件夹再启动。',
  )
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** 进程启动的时刻（Linux 才有），进程号被别的程序用了也分得清。 */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // 程序名可能含空格，从它的右括号之后数起，第 20 项是启动时刻。
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/** 记着的进程还在不在。重启过机器、或进程号转到了自己头上，都说明那个进程已经没了。 */
function isHeld(pidFile: string): boolean {
  try {
    const [pidText, atText, start] = readFileSync(pidFile, 'utf8').split('\n')
    const [pid, at] = [Number(pidText), Number(atText)]
    const bootedAt = Date.now() - uptime() * 1000
    if (!pid || !at || pid === process.pid || at < bootedAt - 60_000) return false
    return isAlive(pid) && startOf(pid) === start
  } catch {
    return false
  }
}

function claim(pidFile: string): void {
  const content = `${process.pid}\n${Date.now()}\n${startOf(process.pid)}\n`
  try {
    writeFileSync(pidFile, content, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (isHeld(pidFile)) throw inUse()
    rmSync(pidFile, { force: true })
    writeFileSync(pidFile, content, { flag: 'wx' })
  }
}

/**
 * 占住数据文件，返回放开它的函数。活着的另一个进程占着时抛 DATA_IN_USE，文件夹写不了时抛 DATA_UNWRITABLE。
 * 进程被 kill -9 之后会留下 SQLite 的锁目录，确认没有人占着才清掉。
 */
export function takeOwnership(file: string): () => void {
  if (mine.has(file)) throw inUse()
  const pidFile = `${file}.pid`
  try {
    mkdirSync(dirname(file), { recursive: true })
    claim(pidFile)
    rmSync(`${file}.lock`, { recursive: true, force: true })
  } catch (error) {
    throw error instanceof CloudError ? error : unwritable()
  }
  mine.add(file)
  return () => {
    mine.delete(file)
    rmSync(pidFile, { force: true })
  }
}
