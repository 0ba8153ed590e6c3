import { useDidShow } from '@tarojs/taro'

/** 离开不到这么久，刚才看的就还算新，毫秒。 */
const FRESH = 60_000

let errands = 0
let left: { readonly at: number; readonly errands: number } | null = null

/** 办了一件事，也许没有办成：退回去要看最新的。 */
export function noteErrand(): void {
  errands += 1
}

/** 到现在办过几件事。 */
export function errandCount(): number {
  return errands
}

/** 从标签页往里走了一页；再往里走，还从第一次算起。 */
export function noteLeaving(): void {
  left ??= { at: Date.now(), errands }
}

/** 换到一个标签页：不算退回去，照常取最新的。 */
export function forgetLeaving(): void {
  left = null
}

/**
 * 标签页再显示时取最新的；只是进去看了一眼、什么也没办就退回来的，一分钟里不重取，
 * 列表停在原处，也省下一次调用。换标签、重新打开，照常取。
 */
export function useReturned(refresh: () => void): void {
  useDidShow(() => {
    const from = left
    left = null
    const glanced = from !== null && from.errands === errands && Date.now() - from.at < FRESH
    if (!glanced) refresh()
  })
}
