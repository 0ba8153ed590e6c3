import { strip } from '@/shared/photo/strip'
import {
  cameraPhoto,
  exifWithPlace,
  plainJpeg,
  pngWithExif,
  pngWithNotes,
  progressiveJpeg,
  segment,
  withSegments,
} from './camera-photo'

const stripped = (bytes: Uint8Array) => {
  const clean = strip(bytes)
  return clean && Buffer.from(clean)
}

/** 段的标记，扫描数据跳过；用来另外核对留下了哪几段。 */
function markers(jpeg: Buffer): string[] {
  const found: string[] = []
  for (let at = 2; jpeg[at] === 0xff; at += 2 + jpeg.readUInt16BE(at + 2)) {
    found.push((jpeg[at + 1] ?? 0).toString(16))
    if (jpeg[at + 1] === 0xda) break
  }
  return found
}

/** 只写着“怎么转”的 EXIF，照规范逐字节手写。 */
const onlyOrientation = (n: number) =>
  Buffer.from(
    `ffe100224578696600004d4d002a000000080001011200030000000100${`0${n}`}000000000000`,
    'hex',
  )

describe('照片上传前，手机上先去掉附带的信息', () => {
  test('拍摄地点、手机型号、说明文字、粘在后面的小图都不在了，画面一个字节不变', () => {
    expect(cameraPhoto.includes('PhoneX9')).toBe(true)
    const clean = stripped(cameraPhoto)
    for (const trace of ['PhoneX9', 'GPS', 'xmp', 'Photoshop', 'Zhang San', '1390000'])
      expect([trace, clean?.includes(trace)]).toEqual([trace, false])
    expect(clean).toEqual(withSegments(plainJpeg, onlyOrientation(6)))
  })

  test.each([
    ['little', 3],
    ['big', 8],
  ] as const)('照片怎么转要留着，手机按 %s 端写也认得', (order, orientation) => {
    const photo = withSegments(plainJpeg, segment(0xe1, exifWithPlace(orientation, order)))
    expect(stripped(photo)).toEqual(withSegments(plainJpeg, onlyOrientation(orientation)))
  })

  test('正着放的什么也不用写；本来就干净的一个字节不变', () => {
    const upright = withSegments(plainJpeg, segment(0xe1, exifWithPlace(1, 'little')))
    expect(stripped(upright)).toEqual(plainJpeg)
    expect(stripped(plainJpeg)).toEqual(plainJpeg)
    expect(stripped(progressiveJpeg)).toEqual(progressiveJpeg)
  })

  test('渐进式的、带颜色配置的也认得，颜色不走样', () => {
    const color = segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01 display p3'))
    const adobe = segment(0xee, Buffer.from('Adobe\0\x64\0\0\0\0\x01'))
    const preview = segment(0xe2, Buffer.from('MPF\0II*\0'))
    const place = segment(0xe1, exifWithPlace(1, 'big'))
    const photo = withSegments(progressiveJpeg, place, color, preview, adobe)
    expect(stripped(photo)).toEqual(withSegments(progressiveJpeg, color, adobe))
  })

  test('十六种附加段和说明，除了要画对的几样，一样不留', () => {
    const all = Array.from({ length: 16 }, (_, n) => segment(0xe0 + n, Buffer.from('GPS 30.55')))
    const photo = withSegments(plainJpeg, ...all, segment(0xfe, Buffer.from('GPS')))
    expect(stripped(photo)).toEqual(plainJpeg)
    expect(markers(stripped(photo) ?? Buffer.alloc(0))).toEqual(markers(plainJpeg))
  })

  test.each([
    ['目录指到外面', (exif: Buffer) => exif.fill(0xff, 10, 14)],
    ['目录长得没有头', (exif: Buffer) => exif.fill(0xff, 14, 16)],
    ['只写了开头', (exif: Buffer) => exif.subarray(0, 7)],
  ])('EXIF 写坏了（%s）：照样去掉，当作正着放', (_, spoil) => {
    const exif = spoil(Buffer.from(exifWithPlace(1, 'little')))
    expect(stripped(withSegments(plainJpeg, segment(0xe1, exif)))).toEqual(plainJpeg)
  })

  test('PNG 的说明、时间、EXIF 也去掉，画面的块都在', () => {
    const clean = stripped(pngWithExif(pngWithNotes))
    for (const trace of ['eXIf', 'tEXt', 'tIME', '114.35', 'PhoneX9'])
      expect([trace, clean?.includes(trace)]).toEqual([trace, false])
    for (const chunk of ['IHDR', 'PLTE', 'IDAT', 'IEND']) expect(clean?.includes(chunk)).toBe(true)
    expect(stripped(clean ?? Buffer.alloc(0))).toEqual(clean)
  })

  test.each([
    ['空的', Buffer.alloc(0)],
    ['不是图片', Buffer.from('GPS 30.55,114.35')],
    ['苹果的 HEIC', Buffer.from('000000186674797068656963', 'hex')],
    ['WebP', Buffer.from('524946460000000057454250', 'hex')],
    ['段的长度超出去了', withSegments(plainJpeg, Buffer.from('ffe1ffff00', 'hex'))],
    ['段和段之间有杂物', withSegments(plainJpeg, Buffer.from('GPS'))],
    ['断在半路的 PNG', pngWithNotes.subarray(0, 60)],
  ])('认不出来的（%s）不放行', (_, bytes) => {
    expect(strip(bytes)).toBeNull()
  })
})
