import { encode } from 'uqr'

/**
 * 二维码图片的地址，小程序和网页的 Image 都能直接显示。
 * 黑白两色不随深色模式变：扫码的设备要靠这个反差。
 */
export function qrImage(text: string): string {
  const { size, data } = encode(text, { ecc: 'M', border: 2 })
  const path = data.map(rowPath).join('')
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="480" height="480" ` +
    `shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/>` +
    `<path fill="#000" d="${path}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

/** 一行里相连的黑格画成一段，图片能小一半。 */
function rowPath(row: boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue
    const start = x
    while (row[x + 1]) x += 1
    path += `M${start} ${y}h${x - start + 1}v1H${start}z`
  }
  return path
}
