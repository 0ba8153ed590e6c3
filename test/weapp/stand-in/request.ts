import { callable, type Options } from './callable'
import type { Platform } from './platform'

/** 字节和文字原样发出去，别的写成 JSON；没有内容时不带正文。 */
function bodyOf(data: unknown): string | ArrayBuffer | undefined {
  if (data === undefined) return undefined
  return typeof data === 'string' || data instanceof ArrayBuffer ? data : JSON.stringify(data)
}

/** 默认按 JSON 解开；不是 JSON 就给原文。 */
function dataOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** wx.request。照微信：对方答什么状态码都算成功，得不到答复才算失败。 */
export function requestApis(platform: Platform): Record<string, unknown> {
  const send = async ({ url, method = 'GET', header, data }: Options) => {
    if (method === 'GET' && data !== undefined) {
      throw new Error('测试用的 wx.request 还不会把 data 写进 GET 的地址')
    }
    const headers = { 'content-type': 'application/json', ...(header as object) }
    const { status, text } = await platform.request(String(url), {
      ...{ method: String(method), headers, body: bodyOf(data) },
    })
    return { statusCode: status, data: dataOf(text), header: {}, cookies: [] }
  }
  return { request: callable('request', platform.log, send) }
}
