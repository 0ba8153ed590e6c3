import type { CheckInCode } from '@domain/checkin/code'
import type { CodesView } from '@domain/checkin/codes'
import { useEffect, useState } from 'react'
import { serverNow } from '@/shared/cloud/clock'
import { type Query, useQuery } from '@/shared/cloud/useQuery'

/** 隔多久取一批新的，毫秒；一批够用五分钟，断三分钟的网也接得上。 */
const REFRESH = 120_000
/** 一个码管多久，毫秒。 */
const SPAN = 30_000

export interface ShownCode {
  readonly code: CheckInCode
  /** 还有几秒换下一个。 */
  readonly left: number
}

/** 按服务端的时间挑出此刻的那一个；手机的钟快慢都不要紧。一批用完了为空，不出示旧的。 */
function pick(view: CodesView | null, now: number): ShownCode | null {
  const code = view?.codes.find(({ from }) => {
    const at = Date.parse(from)
    return at <= now && now < at + SPAN
  })
  return code ? { code, left: Math.ceil((Date.parse(code.from) + SPAN - now) / 1000) } : null
}

/** 一场的码：每秒看一次该出示哪一个，每两分钟取一批新的。 */
export function useCodes(id: string): { query: Query<CodesView>; shown: ShownCode | null } {
  const query = useQuery('checkin', 'codes', { id })
  const { data, reload } = query
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
    if (data) setNow(Date.parse(serverNow()))
  }, [data])
  return { query, shown: pick(data, now) }
}
