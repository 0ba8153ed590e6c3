import type { IncomingMessage } from 'node:http'
import { CloudError } from '../errors'
import type { State } from '../state'
import type { Person } from '../types'
import type { Tokens } from './tokens'

/** 会话保存三十天，演示期间够用。秒。 */
const sessionSeconds = 30 * 24 * 3600

/** 谁是谁：浏览器会话、开发者工具里当谁。 */
export interface Sessions {
  readonly people: readonly Person[]
  person(openid: string): Person | undefined
  tokenFor(openid: string): string
  /** 请求是谁发的；没带凭据是游客（空串），凭据不对抛 UNAUTHORIZED。 */
  identify(request: IncomingMessage): string
  /** 开发者工具里当谁；空串是游客。 */
  device(): string
  setDevice(openid: string): void
}

/** 打开会话；能选的人由外面给。 */
export function createSessions(people: readonly Person[], tokens: Tokens, state: State): Sessions {
  const byId = new Map(people.map((person) => [person.openid, person]))
  return {
    people,
    person: (openid) => byId.get(openid),
    tokenFor: (openid) => tokens.sign('session', openid, sessionSeconds),
    identify(request) {
      const header = request.headers.authorization
      if (!header) return ''
      return tokens.verify('session', header.replace(/^Bearer /, ''))
    },
    device: () => state.get('device', ''),
    setDevice(openid) {
      if (openid !== '' && !byId.has(openid)) {
        throw new CloudError('NOT_FOUND', '名单里没有这个人，请从列表里选择。')
      }
      state.set('device', openid)
    },
  }
}
