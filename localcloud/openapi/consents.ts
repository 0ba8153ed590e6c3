import type { State } from '../state'

/** 订阅消息的授权次数：用户点一次“允许”记一次，发一条用一次。 */
export interface Consents {
  grant(openid: string, template: string): void
  /** 用掉一次；没有剩余返回假。 */
  use(openid: string, template: string): boolean
}

/** 打开授权次数簿。 */
export function openConsents(state: State): Consents {
  const counts = new Map(Object.entries(state.get<Record<string, number>>('consents', {})))
  const key = (openid: string, template: string) => `${openid} ${template}`
  const put = (name: string, count: number) => {
    if (count > 0) counts.set(name, count)
    else counts.delete(name)
    state.set('consents', Object.fromEntries(counts))
  }
  return {
    grant(openid, template) {
      const name = key(openid, template)
      put(name, (counts.get(name) ?? 0) + 1)
    },
    use(openid, template) {
      const name = key(openid, template)
      const left = counts.get(name) ?? 0
      if (left > 0) put(name, left - 1)
      return left > 0
    },
  }
}
