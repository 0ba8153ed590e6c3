/** 构建锁：同时开两个命令时，后来的等前面的构建完，免得两边写同一个目录。 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { at } from './process.mjs'

const lockFile = at('dist/.building')

function ownerIsAlive() {
  try {
    process.kill(Number(readFileSync(lockFile, 'utf8')), 0)
    return true
  } catch (error) {
    // 没有权限发信号也说明进程还在。
    return error.code === 'EPERM'
  }
}

function take() {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  }
}

/** 拿到锁再运行 `work`；占着锁的进程已经不在时，锁作废。 */
export async function locked(work) {
  mkdirSync(at('dist'), { recursive: true })
  while (!take()) {
    if (ownerIsAlive()) await pause(200)
    else rmSync(lockFile, { force: true })
  }
  try {
    return await work()
  } finally {
    rmSync(lockFile, { force: true })
  }
}
