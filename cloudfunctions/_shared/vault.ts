import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import type { Vault } from '@domain/kernel/context'

const IV = 16
const MAC = 32
const DIGEST_CHARS = 22

/**
 * 国密保险柜：SM4-CTR 加密，HMAC-SM3 防篡改，摘要用另一把派生密钥。
 * 密文 = base64url(初始向量 16 字节 + 密文 + 校验 32 字节)。
 * @param key 32 字节密钥的 base64，来自函数的环境变量，不进代码和数据库。
 */
export function openVault(key: string | undefined): Vault {
  const secret = Buffer.from(key ?? '', 'base64')
  if (secret.length !== 32) throw new Error('环境变量 VAULT_KEY 应是 32 字节的 base64。')
  const derive = (use: string) => createHmac('sm3', secret).update(use).digest()
  const cipherKey = derive('seal').subarray(0, 16)
  const macKey = derive('mac')
  const digestKey = derive('digest')
  const macOf = (data: Buffer) => createHmac('sm3', macKey).update(data).digest()

  return {
    seal(value) {
      const iv = randomBytes(IV)
      const cipher = createCipheriv('sm4-ctr', cipherKey, iv)
      const text = Buffer.concat([iv, cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
      return Buffer.concat([text, macOf(text)]).toString('base64url')
    },
    open<T extends object>(sealed: string): T {
      const all = Buffer.from(sealed, 'base64url')
      const text = all.subarray(0, -MAC)
      if (all.length < IV + MAC || !timingSafeEqual(macOf(text), all.subarray(-MAC)))
        throw new Error('密封的内容被改动过，或密钥不对。')
      const decipher = createDecipheriv('sm4-ctr', cipherKey, text.subarray(0, IV))
      const plain = Buffer.concat([decipher.update(text.subarray(IV)), decipher.final()])
      return JSON.parse(plain.toString('utf8')) as T
    },
    digest(...parts) {
      const mac = createHmac('sm3', digestKey).update(JSON.stringify(parts)).digest('base64url')
      return mac.slice(0, DIGEST_CHARS)
    },
  }
}
