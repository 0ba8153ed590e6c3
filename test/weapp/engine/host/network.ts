/** 手机的网：全部请求都从这里出去，断网、丢回话的开关也在这里。 */
import type { HttpReply, HttpRequest } from '../../stand-in/platform'

/** 发一个请求到宿主服务，由它转给本地云；得不到答复就抛错。 */
export async function send(path: string, { method, headers, body }: HttpRequest) {
  if (window.host.offline) throw new Error('没有网')
  const response = await fetch(path, { method, headers, body: body ?? null })
  const reply: HttpReply = { status: response.status, text: await response.text() }
  if (window.host.losesReplies) throw new Error('回话丢了')
  return reply
}

/**
 * wx.request 要去的地方：只放行本机，别处照微信说不在合法域名里。
 * 开发版里写着固定的端口，测试的本地云用的是任意空闲端口，所以只取路径，由宿主服务转过去。
 */
export function request(url: string, options: HttpRequest): Promise<HttpReply> {
  const { protocol, hostname, pathname, search } = new URL(url)
  if (protocol !== 'http:' || hostname !== '127.0.0.1') throw new Error('url not in domain list')
  return send(pathname + search, options)
}
