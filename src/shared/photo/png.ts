import { type Bytes, joinBytes, letters } from './bytes'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** 画面和颜色要用的块；文字、时间、EXIF 都不在里面。 */
const kept = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'iCCP']
/** 每一块另有长度、名字、校验各四个字节。 */
const CHUNK_OVERHEAD = 12

/** 只留画面和颜色的块，后面粘着的东西也不要。读不懂的返回空。 */
export function stripPng(bytes: Uint8Array): Bytes | null {
  if (SIGNATURE.some((byte, at) => bytes[at] !== byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const parts: Uint8Array[] = [bytes.subarray(0, SIGNATURE.length)]
  for (let at = SIGNATURE.length; at + CHUNK_OVERHEAD <= bytes.length; ) {
    const end = at + CHUNK_OVERHEAD + view.getUint32(at)
    if (end > bytes.length) return null
    const name = letters(bytes, at + 4, 4)
    if (kept.includes(name)) parts.push(bytes.subarray(at, end))
    if (name === 'IEND') return joinBytes(parts)
    at = end
  }
  return null
}
