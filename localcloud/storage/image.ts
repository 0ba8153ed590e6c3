/** 常见图片开头的几个字节；只认内容，不认扩展名。 */
const signatures: readonly (readonly [offset: number, bytes: string])[] = [
  [0, '89504e470d0a1a0a'],
  [0, 'ffd8ff'],
  [0, '474946383761'],
  [0, '474946383961'],
  [8, '57454250'],
  [4, '6674797068656963'],
]

/** 是不是 PNG、JPEG、GIF、WebP 或 HEIC 图片。 */
export function isImage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  return signatures.some(([offset, hex]) => head.startsWith(hex, offset * 2))
}

/** 是不是 xlsx：它是一个压缩包，里面有没有表由读它的人去看。 */
export function isWorkbook(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('hex') === '504b0304'
}
