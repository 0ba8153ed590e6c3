import { crc32, deflateSync } from 'node:zlib'

/** 一张调色板图片：`pixels` 逐行排列，每个字节是调色板里的序号。 */
export interface Picture {
  width: number
  height: number
  palette: readonly (readonly [red: number, green: number, blue: number])[]
  pixels: Uint8Array
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex')

/** 编成 PNG（八位调色板）；本地只画二维码，不值得带一个图像库。 */
export function encodePng({ width, height, palette, pixels }: Picture): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  // 每行前面有一个字节说明过滤方式，0 表示不过滤。
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y += 1) {
    rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  }
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}
