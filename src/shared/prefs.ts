import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

const key = 'prefs'
const listeners = new Set<() => void>()
let large: boolean | undefined

/** 是不是大字版；跟着这台设备走，下次打开还是它。 */
export function useLarge(): boolean {
  return useSyncExternalStore(subscribe, isLarge, isLarge)
}

/** 换大字版或标准版，所有打开着的页面立刻跟着变。 */
export function setLarge(value: boolean): void {
  large = value
  Taro.setStorageSync(key, { large: value })
  for (const listener of listeners) listener()
}

/** 组件以外的东西也跟着变：先说现在是不是大字，以后每换一次说一次。 */
export function watchLarge(tell: (large: boolean) => void): void {
  tell(isLarge())
  subscribe(() => tell(isLarge()))
}

function isLarge(): boolean {
  large ??= read()
  return large
}

function read(): boolean {
  const saved: unknown = Taro.getStorageSync(key)
  return typeof saved === 'object' && saved !== null && 'large' in saved && saved.large === true
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
