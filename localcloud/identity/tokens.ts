import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { CloudError } from '../errors'

/** 凭据的用途：浏览器会话、一次函数调用、一个文件链接，互不通用。 */
export type TokenKind = 'session' | 'call' | 'file' | 'put'

/** 签发和验证凭据。内容可以看，但改一个字就验不过。 */
export interface Tokens {
  /** `subject` 是 openid 或文件路径，`seconds` 后失效。 */
  sign(kind: TokenKind, subject: string, seconds: number): string
  /** 返回 subject；伪造、过期、用途不符都抛 UNAUTHORIZED。 */
  verify(kind: TokenKind, token: string): string
}

/** 打开签名钥匙（没有就生成）。有效期按真实时间算：拨钟演示时不会把人都踢出去。 */
export function openTokens(keyFile: string): Tokens {
  const key = openKey(keyFile)
  const mac = (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  return {
    sign(kind, subject, seconds) {
      const expires = Math.floor(Date.now() / 1000) + seconds
      const payload = Buffer.from(JSON.stringify([kind, subject, expires])).toString('base64url')
      return `${payload}.${mac(payload)}`
    },
    verify(kind, token) {
      const [payload = '', signature = ''] = token.split('.')
      if (!same(signature, mac(payload))) throw refused('凭据无效，请重新选择身份。')
      const text = Buffer.from(payload, 'base64url').toString()
      const [is, subject, expires] = JSON.parse(text) as [TokenKind, string, number]
      if (is !== kind) throw refused('凭据的用途不对，请重新选择身份。')
      if (expires * 1000 <= Date.now()) throw refused('凭据已经过期，请重新选择身份。')
      return subject
    },
  }
}

function openKey(file: string): Buffer {
  if (existsSync(file)) return Buffer.from(readFileSync(file, 'utf8'), 'hex')
  const key = randomBytes(32)
  writeFileSync(file, key.toString('hex'), { mode: 0o600 })
  return key
}

/** 逐字节比较用时固定，不让人按快慢猜签名。 */
function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const refused = (message: string) => new CloudError('UNAUTHORIZED', message)
