import type { Vault } from './context'

/** 一个码管多久，秒。 */
export const CODE_SECONDS = 30
const SPAN = CODE_SECONDS * 1000
/** 前后各多认几个：手机慢一点、网慢一点，也对得上。 */
const NEIGHBOURS = 1

/** 每 30 秒换一个的码里都有的：从哪一刻起轮到它。 */
export interface Turn {
  readonly from: string
}

/** 这一刻是第几个码。 */
export const turnAt = (iso: string) => Math.floor(Date.parse(iso) / SPAN)

/** 第 `turn` 个码从哪一刻起。 */
export const startOfTurn = (turn: number) => new Date(turn * SPAN).toISOString()

/** 从这一刻的那一个起，接连几个。 */
export const turnsFrom = (iso: string, count: number) =>
  Array.from({ length: count }, (_, i) => turnAt(iso) + i)

/** 第 `turn` 个码的签名：由保险柜的钥匙和时间算出来，编不出，也不用存。 */
export const signAt = (vault: Vault, purpose: string, id: string, turn: number) =>
  vault.digest(`${purpose}Token`, id, String(turn))

/** 是不是现在（或紧挨着的前后一个）的码；`made` 是第几个码该是什么样。 */
export function isCurrentTurn(code: string, now: string, made: (turn: number) => string): boolean {
  for (let step = -NEIGHBOURS; step <= NEIGHBOURS; step += 1)
    if (made(turnAt(now) + step) === code) return true
  return false
}

/** 按服务端的时间挑出此刻该出示的那一个，和还有几秒换下一个；一批用完了为空，不出示旧的。 */
export function shownAt<T extends Turn>(
  codes: readonly T[],
  now: number,
): { readonly code: T; readonly left: number } | null {
  const code = codes.find(({ from }) => {
    const at = Date.parse(from)
    return at <= now && now < at + SPAN
  })
  return code ? { code, left: Math.ceil((Date.parse(code.from) + SPAN - now) / 1000) } : null
}
