import { encode } from 'uqr'
import type { Api } from './gateway'
import { drawMark, markHeight } from './mark'
import { encodePng } from './png'

const white = [255, 255, 255] as const
const ink = [30, 30, 30] as const
const red = [179, 38, 30] as const

/**
 * wxacode.getUnlimited。本地给一张普通二维码，内容是 H5 的地址，手机扫不了小程序但链路完整；
 * 图下方印“演示”二字，免得有人真的贴出去。`target` 给出路径，`origin` 是本地云地址。
 */
export function wxacode(origin: string, target: (scene: string, page: string) => string): Api {
  return async ({ scene, page, width }) => {
    if (typeof scene !== 'string' || !/^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/.test(scene)) {
      return refuse(40169, 'invalid length for scene, or the data is not json string')
    }
    if (typeof page === 'string' && page.startsWith('/')) return refuse(41030, 'invalid page')
    const address = origin + target(scene, typeof page === 'string' ? page : '')
    return {
      image: draw(address, typeof width === 'number' ? width : 430),
      contentType: 'image/png',
    }
  }
}

/** 画一张二维码，边长约等于 `width` 像素（平台允许 280 到 1280）。 */
function draw(text: string, width: number): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: 3 })
  const wanted = Math.min(1280, Math.max(280, width))
  const scale = Math.max(1, Math.floor(wanted / size))
  const side = size * scale
  const height = side + markHeight(scale)
  const pixels = new Uint8Array(side * height)
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (data[Math.floor(y / scale)]?.[Math.floor(x / scale)]) pixels[y * side + x] = 1
    }
  }
  drawMark({ pixels, width: side, top: side, scale, color: 2 })
  return encodePng({ width: side, height, palette: [white, ink, red], pixels })
}

const refuse = (errcode: number, errmsg: string) => ({ json: { errcode, errmsg } })
