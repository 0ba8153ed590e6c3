import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'

/** 页面开着多久以后不再接着问，毫秒；人走开了忘在那里，也不一直问下去。 */
const PATIENCE = 5 * 60_000

const seen = () => process.env.TARO_ENV !== 'h5' || document.visibilityState === 'visible'

/** 页面开着、看得见的时候，隔一会儿做一次；藏到后面就停，回来接着。`on` 为假不做。 */
export function useWatch(on: boolean, every: number, look: () => unknown): void {
  const shown = useRef(true)
  const since = useRef(Date.now())
  const latest = useRef(look)
  latest.current = look
  useDidHide(() => {
    shown.current = false
  })
  useDidShow(() => {
    shown.current = true
    since.current = Date.now()
  })
  useEffect(() => {
    if (!on) return
    since.current = Date.now()
    const ticking = setInterval(() => {
      const waiting = Date.now() - since.current < PATIENCE
      if (shown.current && seen() && waiting) void latest.current()
    }, every)
    return () => clearInterval(ticking)
  }, [on, every])
}
