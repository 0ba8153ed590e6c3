import Taro from '@tarojs/taro'

const PREFIX = 'request:'
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'

/** 22 个字符的请求编号。只求不撞、不求保密：服务端还会和身份一起摘要。 */
export function newRequestId(): string {
  return Array.from({ length: 22 }, () => ALPHABET[Math.floor(Math.random() * 64)]).join('')
}

/** 同一件事上次没有得到答复时，取回那次的编号；否则新编一个并先存下。 */
export function requestIdFor(key: string): string {
  const kept = Taro.getStorageSync<string>(PREFIX + key)
  if (kept) return kept
  const id = newRequestId()
  Taro.setStorageSync(PREFIX + key, id)
  return id
}

export function forgetRequest(key: string): void {
  Taro.removeStorageSync(PREFIX + key)
}
