import type { Answer, District } from './district'
import { newRequestId } from './district'
import { type CastName, cast } from './seed/cast'

/** 一部手机：像小程序那样把通行证记在内存里，下次原样带上。 */
export interface Handset {
  send<T>(fn: string, name: string, input?: unknown): Promise<Answer<T>>
  /** 办一件应当办成的事。 */
  must<T>(fn: string, name: string, input?: unknown): Promise<T>
  /** 现在记着的通行证。 */
  permit(): string | undefined
}

/** 拿起一部手机；`permit` 是别处得来的通行证。 */
export function openHandset(district: District, who: CastName, permit?: string): Handset {
  let kept = permit
  const handset: Handset = {
    async send<T>(fn: string, name: string, input: unknown = {}) {
      const data = { name, input, requestId: newRequestId(), ...(kept && { permit: kept }) }
      const answer = (await district.cloud.call(cast[who], fn, data)) as Answer<T> & {
        permit?: string
      }
      kept = answer.permit ?? kept
      return answer
    },
    async must<T>(fn: string, name: string, input?: unknown) {
      const answer = await handset.send<T>(fn, name, input)
      if (!answer.ok) throw new Error(`${fn}.${name}：${answer.code} ${answer.message}`)
      return answer.data
    },
    permit: () => kept,
  }
  return handset
}
