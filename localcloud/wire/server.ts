import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CloudError } from '../errors'
import { html, page } from '../html'
import { describeFailure } from './failure'
import { requireLocalHost } from './guard'
import { type Handler, sendHtml, sendJson } from './http'

/** 正在听的服务；路由可以晚一点再装上。 */
export interface Server {
  readonly port: number
  /** 前缀到处理者；最长的前缀先配。 */
  mount(routes: Record<string, Handler>): void
  close(): Promise<void>
}

/** 只在 127.0.0.1 上听；端口被占抛 PORT_TAKEN。 */
export async function startServer(port: number): Promise<Server> {
  let table: [string, Handler][] = []
  const server = createServer((request, response) => void answer(table, request, response))
  // 比客户端的空闲时限长，免得它刚要复用连接，这边恰好关掉。
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)))
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    mount(routes) {
      table = Object.entries(routes).sort(([a], [b]) => b.length - a.length)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  table: [string, Handler][],
  request: IncomingMessage,
  response: ServerResponse,
) {
  try {
    requireLocalHost(request)
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const route = table.find(([prefix]) => matches(url.pathname, prefix))
    if (!route) throw new CloudError('NOT_FOUND', '没有这个地址。')
    await route[1](request, response, url)
  } catch (error) {
    if (!(error instanceof CloudError)) console.error(error)
    if (response.headersSent) return void response.destroy()
    const { status, body } = describeFailure(error)
    // 在浏览器里打开的，给一张能看的网页。
    if (request.headers.accept?.includes('text/html')) {
      sendHtml(response, status, failurePage(body.errMsg))
    } else sendJson(response, status, body)
  }
}

const failurePage = (message: string) =>
  page('出错了', '', html`<h1>出错了</h1><p>${message}</p><p><a href="/console">回到控制台</a></p>`)

const matches = (path: string, prefix: string) =>
  prefix === '/' || path === prefix || path.startsWith(`${prefix}/`)

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new CloudError(
      'PORT_TAKEN',
      `端口 ${port} 已被别的程序占用，请先关掉它，或者用 --port 换一个端口。`,
    )
  }
  if (error.code === 'EACCES') {
    return new CloudError(
      'PORT_TAKEN',
      `没有权限使用端口 ${port}，请用 --port 换一个大于 1024 的端口。`,
    )
  }
  return error
}
