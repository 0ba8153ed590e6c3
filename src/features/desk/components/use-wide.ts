import { useSyncExternalStore } from 'react'

/** 左边列表、右边一件事，至少要这么宽。 */
const wide = window.matchMedia('(min-width: 900px)')

/** 屏幕是不是宽到可以并排放两栏；拉宽拉窄都跟着变。 */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches)
}

function subscribe(listener: () => void): () => void {
  // 老的 Safari 没有这个方法，那就以打开时的宽度为准。
  wide.addEventListener?.('change', listener)
  return () => wide.removeEventListener?.('change', listener)
}
