/** 常见图片、录音开头的几个字节；只认内容，不认扩展名。 */
type Signature = readonly [offset: number, bytes: string]

const images: readonly Signature[] = [
  [0, '89504e470d0a1a0a'],
  [0, 'ffd8ff'],
  [0, '474946383761'],
  [0, '474946383961'],
  [8, '57454250'],
  [4, '6674797068656963'],
]

/** MP3（带或不带 ID3）、WebM、Ogg、M4A。 */
const recordings: readonly Signature[] = [
  [0, '494433'],
  [0, 'fffb'],
  [0, 'fff3'],
  [0, 'fff2'],
  [0, '1a45dfa3'],
  [0, '4f676753'],
  [4, '667479704d3441'],
  [4, '6674797069736f'],
  [4, '667479706d7034'],
]

/** 客户端能不能传：是不是图片（PNG、JPEG、GIF、WebP、HEIC）或录音。 */
export function isMedia(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  return [...images, ...recordings].some(([offset, hex]) => head.startsWith(hex, offset * 2))
}
