import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError } from '../errors'

/** 处理一个请求；`url` 已解析好，只有路径和参数可信。 */
export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => Promise<void> | void

const jsonType = 'application/json; charset=utf-8'

/** 读完请求体；超过 `limit` 字节抛 EXCEED_MAX_PAYLOAD_SIZE，但仍把余下的收完，让对方读到应答。 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else chunks.length = 0
      if (size > limit + 64 * 1024 * 1024) request.destroy()
    })
    request.on('end', () => {
      if (size <= limit) resolve(Buffer.concat(chunks))
      else reject(tooLarge(limit))
    })
    request.on('error', reject)
  })
}

const tooLarge = (limit: number) =>
  new CloudError(
    'EXCEED_MAX_PAYLOAD_SIZE',
    `提交的内容超过 ${Math.floor(limit / 1024 / 1024)} MB，请精简后再试。`,
  )

/** 读 JSON 对象；不是 JSON 对象抛 INVALID_PARAM。 */
export async function readJson(
  request: IncomingMessage,
  limit: number,
): Promise<Record<string, unknown>> {
  return parseObject((await readBody(request, limit)).toString())
}

/** 把文本读成 JSON 对象；空文本当作 `{}`。 */
export function parseObject(text: string): Record<string, unknown> {
  if (text === '') return {}
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new CloudError('INVALID_PARAM', '提交的内容不是合法的 JSON。')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new CloudError('INVALID_PARAM', '提交的内容应当是一个 JSON 对象。')
  }
  return parsed as Record<string, unknown>
}

/** 答复 JSON；`text` 已经是 JSON 文本。 */
export function sendText(response: ServerResponse, status: number, text: string) {
  response.writeHead(status, { 'content-type': jsonType, 'cache-control': 'no-store' })
  response.end(text)
}

/** 答复 JSON。 */
export const sendJson = (response: ServerResponse, status: number, body: unknown) =>
  sendText(response, status, JSON.stringify(body))

/** 答复网页；不许别的网站把它装进框里。 */
export function sendHtml(response: ServerResponse, status: number, html: string) {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-frame-options': 'DENY',
    // 不能用 no-referrer：那样浏览器提交表单时 Origin 会变成 null，同源检查就过不去了。
    'referrer-policy': 'same-origin',
  })
  response.end(html)
}

/** 换个地址再看（用于表单提交之后）。 */
export function redirect(response: ServerResponse, location: string) {
  response.writeHead(303, { location, 'cache-control': 'no-store' })
  response.end()
}
