import { type Bytes, joinBytes, letters } from './bytes'
import { orientationIn, orientationSegment } from './orientation'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const COMMENT = 0xfe
/** APP0 到 APP15：相机和软件随意写东西的地方。 */
const APP_FIRST = 0xe0
const APP_LAST = 0xef

/** 少了就画不对、又不含个人信息的几段：尺寸密度、颜色配置、颜色变换。 */
const kept: Readonly<Record<number, string>> = {
  224: 'JFIF\0',
  226: 'ICC_PROFILE\0',
  238: 'Adobe',
}

const startsWith = (payload: Uint8Array, word: string) => letters(payload, 0, word.length) === word

/** 扫描数据到哪里为止：数据里的 FF 后面跟 00 或重启标记，别的就是下一段。 */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0
    const inside = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (bytes[at] === 0xff && !inside) return at
  }
  return bytes.length
}

/** 这一段留下什么：原样、只留方向、或什么也不留。 */
function rest(marker: number, segment: Uint8Array): Uint8Array {
  const extra = marker === COMMENT || (marker >= APP_FIRST && marker <= APP_LAST)
  if (!extra) return segment
  const payload = segment.subarray(4)
  const word = kept[marker]
  if (word !== undefined && startsWith(payload, word)) return segment
  return startsWith(payload, 'Exif\0\0') && marker === APP_FIRST + 1
    ? orientationSegment(orientationIn(payload))
    : new Uint8Array()
}

/**
 * 拿掉 JPEG 里的 EXIF（拍摄地点、时间、手机型号）、说明文字和图后面粘着的东西，
 * 只留画面和方向，不重新压缩。读不懂的返回空。
 */
export function stripJpeg(bytes: Uint8Array): Bytes | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  for (let at = 2; at < bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? EOI
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) break
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return null
    const until = marker === SOS ? scanEnd(bytes, end) : end
    parts.push(rest(marker, bytes.subarray(at, until)))
    at = until
  }
  parts.push(Uint8Array.of(0xff, EOI))
  return joinBytes(parts)
}
