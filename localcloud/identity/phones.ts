import { createHash, randomBytes } from 'node:crypto'
import type { Person } from '../types'

/** 一次性手机号凭证：用户点“授权手机号”得到，云函数拿它换号码。 */
export interface Phones {
  issue(openid: string): string
  /** 换号码，只能换一次；不认识、用过、过期返回 null。 */
  redeem(code: string): string | null
}

/** 平台规定凭证五分钟内有效。毫秒。 */
const codeLife = 5 * 60 * 1000

/** 开一个凭证柜台；`personOf` 查名单里的人。 */
export function createPhones(personOf: (openid: string) => Person | undefined): Phones {
  const codes = new Map<string, { openid: string; expires: number }>()
  return {
    issue(openid) {
      const code = randomBytes(32).toString('hex')
      codes.set(code, { openid, expires: Date.now() + codeLife })
      return code
    },
    redeem(code) {
      const found = codes.get(code)
      codes.delete(code)
      if (!found || found.expires < Date.now()) return null
      return personOf(found.openid)?.phone ?? inventedPhone(found.openid)
    },
  }
}

/** 名单外的人也要有个号码，而且每次相同；199 00 开头，一看就是演示用的。 */
function inventedPhone(openid: string): string {
  const digest = createHash('sha256').update(openid).digest()
  return `19900${String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0')}`
}
