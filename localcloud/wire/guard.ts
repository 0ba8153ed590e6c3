import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError } from '../errors'

const localHost = /^(127\.0\.0\.1|localhost)(:\d+)?$/
const localOrigin = /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/

/** 只认本机名字：别的域名解析到 127.0.0.1 也进不来（防 DNS 重绑定）。 */
export function requireLocalHost(request: IncomingMessage) {
  if (!localHost.test(request.headers.host ?? '')) {
    throw new CloudError('FORBIDDEN', '本地云只接受来自本机的访问，请用 127.0.0.1 打开。')
  }
}

/** 跨源请求只放行本机的开发服务器；返回真表示这是一次已答复的预检。 */
export function allowLocalOrigin(request: IncomingMessage, response: ServerResponse): boolean {
  const origin = request.headers.origin
  if (origin === undefined) return false
  if (!localOrigin.test(origin)) {
    throw new CloudError('FORBIDDEN', '这个网站不能调用本地云。')
  }
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('vary', 'origin')
  if (request.method !== 'OPTIONS') return false
  response.writeHead(204, {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '600',
  })
  response.end()
  return true
}

/** 会改变东西的请求必须来自本页面自己：浏览器发起的 POST 一定带 Origin 或 Sec-Fetch-Site。 */
export function requireSameOrigin(request: IncomingMessage) {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  const foreign =
    (origin !== undefined && origin !== `http://${host}`) ||
    (site !== undefined && site !== 'same-origin')
  if (foreign) throw new CloudError('FORBIDDEN', '这个操作只能在本地云自己的页面里做。')
}

/** SDK 从不带 Origin；带了就是浏览器里的网页，不许碰云函数用的接口。 */
export function refuseBrowsers(request: IncomingMessage) {
  if (request.headers.origin !== undefined) {
    throw new CloudError('FORBIDDEN', '网页不能直接调用云函数接口。')
  }
}
