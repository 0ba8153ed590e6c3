import { letters } from './bytes'

/** 正着放。 */
const UPRIGHT = 1
const ORIENTATION = 0x0112
const ENTRY_BYTES = 12
/** “Exif”和两个零，后面才是 TIFF。 */
const HEADER_BYTES = 6

/**
 * 从 EXIF 里读出照片该怎么转（1 到 8）；没写、写坏了都当作正着放。
 * @param exif 以“Exif”开头的整段内容。
 */
export function orientationIn(exif: Uint8Array): number {
  const tiff = new DataView(exif.buffer, exif.byteOffset + HEADER_BYTES)
  const size = exif.length - HEADER_BYTES
  const small = letters(exif, HEADER_BYTES, 2) === 'II'
  if (size < 8) return UPRIGHT
  const first = tiff.getUint32(4, small)
  if (first + 2 > size) return UPRIGHT
  const count = tiff.getUint16(first, small)
  for (let i = 0; i < count; i += 1) {
    const at = first + 2 + i * ENTRY_BYTES
    if (at + ENTRY_BYTES > size) break
    if (tiff.getUint16(at, small) !== ORIENTATION) continue
    const value = tiff.getUint16(at + 8, small)
    return value >= 1 && value <= 8 ? value : UPRIGHT
  }
  return UPRIGHT
}

/** 只写着方向的 EXIF 段；正着放的不必写，为空。 */
export function orientationSegment(orientation: number): Uint8Array {
  if (orientation === UPRIGHT) return new Uint8Array()
  return Uint8Array.from([
    ...[0xff, 0xe1, 0, 34],
    ...[0x45, 0x78, 0x69, 0x66, 0, 0],
    // 大端的 TIFF 头，第一个目录就在后面。
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
    // 一项：标签、短整数、一个、值；最后四个零是“没有下一个目录”。
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ])
}
