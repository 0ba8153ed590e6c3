import { CallError } from './failure'

/** 平台的错误码：这个云函数的实例都在忙，没有轮到。一步也没有执行，原样再来是安全的。 */
const CROWDED = -501004
/** 第一次歇多久、最多歇多久、一共等多久，毫秒。每次歇的长短打散，免得又一起到。 */
const FIRST_REST = 300
const MOST_REST = 3000
const PATIENCE = 30_000

/** 是不是人多没轮到；微信有时把这个码写在话里。 */
export function isCrowded(error: unknown): boolean {
  const { errCode, errMsg } = (error ?? {}) as { errCode?: unknown; errMsg?: unknown }
  return errCode === CROWDED || String(errMsg ?? '').includes(String(CROWDED))
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** 轮到为止：平台说没轮到就歇一会儿，带着同一个请求编号原样再来；等久了请他自己再点。 */
export async function inTurn<T>(call: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE
  for (let longest = FIRST_REST; ; longest = Math.min(longest * 2, MOST_REST)) {
    try {
      return await call()
    } catch (error) {
      if (!isCrowded(error)) throw error
      if (Date.now() > until)
        throw new CallError('OFFLINE', '这会儿人多，还没有轮到。请过一会儿再点一次。')
    }
    await rest(longest * (0.5 + Math.random() / 2))
  }
}
