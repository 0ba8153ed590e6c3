/** 一个比 36 位二进制略大的质数：乘 64 还在精确的整数里。 */
const PRIME = 99_999_999_977

/** 从带密钥的摘要算出几位数字：没有钥匙算不出，也就不用存。 */
export function digitsFrom(digest: string, count: number): string {
  const mixed = [...digest].reduce(
    (sum, char) => (sum * 64 + (char.codePointAt(0) ?? 0)) % PRIME,
    0,
  )
  return String(mixed % 10 ** count).padStart(count, '0')
}
