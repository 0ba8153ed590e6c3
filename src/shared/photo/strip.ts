import type { Bytes } from './bytes'
import { stripJpeg } from './jpeg'
import { stripPng } from './png'

/** 上传前拿掉照片里的拍摄地点等信息；认不出的格式返回空，由页面请他换一张。 */
export function strip(bytes: Uint8Array): Bytes | null {
  return stripJpeg(bytes) ?? stripPng(bytes)
}
