import { crc32 } from 'node:zlib'

/** 一张 12×8 的真 JPEG，没有任何附带信息。 */
export const plainJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIAAwDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAWEAEBAQAAAAAAAAAAAAAAAAAAFGH/xAAVAQEBAAAAAAAAAAAAAAAAAAAEBv/EABgRAAMBAQAAAAAAAAAAAAAAAAAEFVFS/9oADAMBAAIRAxEAPwCZq0q0FLLW5FUWNP/Z',
  'base64',
)

/** 同一张，渐进式的：有好几段扫描。 */
export const progressiveJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wgARCAAIAAwDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAVAQEBAAAAAAAAAAAAAAAAAAADBf/aAAwDAQACEAMQAAABmCkv/8QAFRABAQAAAAAAAAAAAAAAAAAAABL/2gAIAQEAAQUCpT//xAAWEQADAAAAAAAAAAAAAAAAAAAAAxT/2gAIAQMBAT8BoYf/xAAXEQADAQAAAAAAAAAAAAAAAAAAAxRR/9oACAECAQE/AZV4f//EABQQAQAAAAAAAAAAAAAAAAAAABD/2gAIAQEABj8CP//EABQQAQAAAAAAAAAAAAAAAAAAABD/2gAIAQEAAT8hP//aAAwDAQACAAMAAAAQC//EABURAQEAAAAAAAAAAAAAAAAAAABh/9oACAEDAQE/ELP/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAECAQE/EC//xAAVEAEBAAAAAAAAAAAAAAAAAAAAcf/aAAgBAQABPxClP//Z',
  'base64',
)

/** 一张 12×8 的真 PNG，带着说明文字和修改时间。 */
export const pngWithNotes = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAwAAAAIBAMAAAA/ygPCAAAABGdBTUEAALGPC/xhBQAAACBjSFJNAAB6JgAAgIQAAPoAAACA6AAAdTAAAOpgAAA6mAAAF3CculE8AAAAG1BMVEX/AADaACS2AEiRAG1tAJFIALYkANoAAP////9ey5D3AAAAAWJLR0QIht6VegAAAAd0SU1FB+oLFxQABN1XA8YAAAAjSURBVAjXY2CAAEEwYFACAwZjMGBwAQOGUDBgSAMDhnIwAADDdAsph3yjpwAAABR0RVh0Y29tbWVudAAxMTQuMzUsMzAuNTXNUeazAAAADXRFWHRkYXRlOmNyZWF0ZQB4qldy4AAAACV0RVh0ZGF0ZTptb2RpZnkAMjAyNi0xMS0yM1QyMDowMDowNCswMDowMFVg+1sAAAAASUVORK5CYII=',
  'base64',
)

type Order = 'little' | 'big'

/** 按字节序写数的纸。 */
function paper(order: Order) {
  const number = (n: number, size: number) => {
    const bytes = Buffer.alloc(size)
    if (order === 'little') bytes.writeUIntLE(n, 0, size)
    else bytes.writeUIntBE(n, 0, size)
    return bytes
  }
  const u16 = (n: number) => number(n, 2)
  const u32 = (n: number) => number(n, 4)
  const short = (tag: number, value: number) => [u16(tag), u16(3), u32(1), u16(value), u16(0)]
  const far = (tag: number, type: number, count: number, at: number) => [
    ...[u16(tag), u16(type), u32(count), u32(at)],
  ]
  const letters = (tag: number, text: string) => [
    ...[u16(tag), u16(2), u32(2), Buffer.from(`${text}\0\0\0`)],
  ]
  return { u16, u32, short, far, letters }
}

/** 手机写的 EXIF：怎么转、手机型号、拍摄的经纬度（北纬 30.55、东经 114.35）。 */
export function exifWithPlace(orientation: number, order: Order): Buffer {
  const { u16, u32, short, far, letters } = paper(order)
  const degrees = (...parts: [number, number, number]) =>
    Buffer.concat(parts.flatMap((n) => [u32(n), u32(1)]))
  const model = Buffer.from('PhoneX9\0')
  const [directory, modelAt, gpsAt] = [8, 50, 58]
  const place = gpsAt + 2 + 4 * 12 + 4
  return Buffer.concat([
    Buffer.from('Exif\0\0'),
    Buffer.from(order === 'little' ? 'II' : 'MM'),
    ...[u16(42), u32(directory), u16(3)],
    ...far(0x0110, 2, model.length, modelAt),
    ...short(0x0112, orientation),
    ...far(0x8825, 4, 1, gpsAt),
    ...[u32(0), model, u16(4)],
    ...[...letters(1, 'N'), ...far(2, 5, 3, place)],
    ...[...letters(3, 'E'), ...far(4, 5, 3, place + 24)],
    ...[u32(0), degrees(30, 33, 7), degrees(114, 21, 9)],
  ])
}

/** 一段 JPEG：标记、长度、内容。 */
export function segment(marker: number, payload: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([head, payload])
}

/** 把几段插到图的最前面，像相机那样。 */
export function withSegments(jpeg: Buffer, ...segments: readonly Buffer[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])
}

/** 手机横着拿拍的一张：带经纬度、XMP、说明文字，图后面还粘着一张小图。 */
export const cameraPhoto = Buffer.concat([
  withSegments(
    plainJpeg,
    segment(0xe1, exifWithPlace(6, 'little')),
    segment(
      0xe1,
      Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>exif:GPSLatitude</x:xmpmeta>'),
    ),
    segment(0xed, Buffer.from('Photoshop 3.0\0 shot at home')),
    segment(0xfe, Buffer.from('Zhang San 13900001234')),
  ),
  plainJpeg,
])

/** PNG 里的 EXIF 块。 */
export function pngWithExif(png: Buffer): Buffer {
  const exif = exifWithPlace(1, 'big').subarray(6)
  const body = Buffer.concat([Buffer.from('eXIf'), exif])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(exif.length)
  check.writeUInt32BE(crc32(body))
  const header = 33
  return Buffer.concat([png.subarray(0, header), length, body, check, png.subarray(header)])
}
