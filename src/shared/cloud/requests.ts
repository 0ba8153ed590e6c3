import Taro from '@tarojs/taro'

const PREFIX = 'request:'
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'

/** 22 个字符的请求编号。只求不撞、不求保密：服务端还会和身份一起摘要。 */
export function newRequestId(): string {
  return Array.from({ length: 22 }, () => ALPHABET[Math.floor(Math.random() * 64)]).join('')
}

/** 同一件事上次没有得到答复时，取回那次的编号，并说明是再发；否则新编一个并先存下。 */
export function requestFor(key: string): { readonly requestId: string; readonly resent?: true } {
  const kept = Taro.getStorageSync<string>(PREFIX + key)
  if (kept) return { requestId: kept, resent: true }
  const requestId = newRequestId()
  Taro.setStorageSync(PREFIX + key, requestId)
  return { requestId }
}

export function forgetRequest(key: string): void {
  Taro.removeStorageSync(PREFIX + key)
}
