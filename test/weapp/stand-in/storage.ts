import { callable } from './callable'
import type { Platform } from './platform'

/** 本机存储；和微信一样存的是 JSON，取出来的是另一份。 */
export function storageApis(log: Platform['log']): Record<string, unknown> {
  const kept = new Map<string, string>()
  const read = (key: string) => {
    const text = kept.get(key)
    return text === undefined ? undefined : JSON.parse(text)
  }
  return {
    getStorageSync: (key: string) => read(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void kept.set(key, JSON.stringify(value)),
    removeStorageSync: (key: string) => void kept.delete(key),
    clearStorageSync: () => kept.clear(),
    getStorageInfoSync: () => ({ keys: [...kept.keys()], currentSize: 1, limitSize: 10240 }),
    setStorage: callable('setStorage', log, (o) => {
      kept.set(String(o.key), JSON.stringify(o.data))
    }),
    removeStorage: callable('removeStorage', log, (o) => void kept.delete(String(o.key))),
    getStorage: callable('getStorage', log, (o) => {
      const data = read(String(o.key))
      if (data === undefined) throw new Error('data not found')
      return { data }
    }),
  }
}
