/** 扫到的字里，签到码的样子：哪一场 + 签过名的一串，各 22 个字符。 */
const TOKEN = /([A-Za-z0-9_-]{22})(?:~|%7E)([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])/i

/** 从扫到的字（一个地址，或单独一串）里认出签到码；不是的为空。 */
export function readToken(text: string): { occasionId: string; code: string } | null {
  const [, occasionId, code] = TOKEN.exec(text) ?? []
  return occasionId && code ? { occasionId, code } : null
}
