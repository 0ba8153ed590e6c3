import { shownAt, type Turn } from '@domain/kernel/rotating'
import { useEffect, useState } from 'react'
import { serverNow } from './cloud/clock'

/** 隔多久取一批新的，毫秒；一批够用五分钟，断三分钟的网也接得上。 */
const REFRESH = 120_000

/** 轮换的码：每秒看一次该出示哪一个，每两分钟取一批新的。手机的钟快慢都不要紧。 */
export function useTurns<T extends Turn>(
  codes: readonly T[] | undefined,
  reload: () => unknown,
): { readonly code: T; readonly left: number } | null {
  const [now, setNow] = useState(() => Date.parse(serverNow()))
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.parse(serverNow())), 1000)
    const refreshing = setInterval(() => void reload(), REFRESH)
    return () => {
      clearInterval(ticking)
      clearInterval(refreshing)
    }
  }, [reload])
  // 刚取到一批时，画的那一刻可能还没走到下一秒。
  useEffect(() => {
    if (codes) setNow(Date.parse(serverNow()))
  }, [codes])
  return codes ? shownAt(codes, now) : null
}
