import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** 磁盘上的文件。路径都已检查过。 */
export interface Disk {
  write(path: string, bytes: Uint8Array, owner?: string): void
  read(path: string): Buffer | null
  has(path: string): boolean
  /** 客户端上传者的 openid；云函数写的没有。 */
  ownerOf(path: string): string | null
  remove(path: string): boolean
}

/** 打开文件目录；上传者记在旁边的 owners 目录里，同名对应。 */
export function openDisk(folder: string): Disk {
  const file = (path: string) => join(folder, 'content', path)
  const ownerFile = (path: string) => join(folder, 'owners', path)
  const put = (name: string, data: Uint8Array | string) => {
    mkdirSync(dirname(name), { recursive: true })
    writeFileSync(name, data)
  }
  const get = (name: string) => (existsSync(name) ? readFileSync(name) : null)
  return {
    write(path, bytes, owner) {
      put(file(path), bytes)
      if (owner !== undefined) put(ownerFile(path), owner)
      else rmSync(ownerFile(path), { force: true })
    },
    read: (path) => get(file(path)),
    has: (path) => existsSync(file(path)),
    ownerOf: (path) => get(ownerFile(path))?.toString() ?? null,
    remove(path) {
      const found = existsSync(file(path))
      rmSync(file(path), { force: true })
      rmSync(ownerFile(path), { force: true })
      return found
    },
  }
}
