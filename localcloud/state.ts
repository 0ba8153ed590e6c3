import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/** 本地云自己要记住的几件小事（时钟、订阅次数、开发者工具里当谁），存成一个 JSON 文件。 */
export interface State {
  get<T>(key: string, fallback: T): T
  set(key: string, value: unknown): void
}

/** 打开状态文件；文件不存在或写坏了就从空白开始，这里没有不能重来的东西。 */
export function openState(file: string): State {
  const values = read(file)
  return {
    get: <T>(key: string, fallback: T) => (key in values ? (values[key] as T) : fallback),
    set(key, value) {
      values[key] = value
      // 先写临时文件再改名，断电也不会留下半个文件。
      writeFileSync(`${file}.tmp`, JSON.stringify(values))
      renameSync(`${file}.tmp`, file)
    },
  }
}

function read(file: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
  } catch {
    return {}
  }
}
