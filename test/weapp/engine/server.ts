import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Readable } from 'node:stream'
import { bundleHost } from './host-bundle'
import { pack } from './pack'

const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/base.css"><body><div id="bar"></div><div id="stack"></div>
<div id="tabs" role="tablist" hidden></div><script src="/weapp.js"></script>
<script src="/host.js"></script></body></html>`

/** 云的请求原样转给本地云：浏览器看来是同一个源，不必放开跨域。 */
async function forward(request: IncomingMessage, response: ServerResponse, cloudUrl: string) {
  const { method = 'GET', headers, url = '/' } = request
  const kept = ['authorization', 'content-type'].flatMap((name) =>
    typeof headers[name] === 'string' ? [[name, headers[name]] as [string, string]] : [],
  )
  const body = method === 'GET' ? {} : { body: Readable.toWeb(request), duplex: 'half' }
  const init = { method, headers: kept, ...body } as RequestInit
  const reply = await fetch(new URL(url, cloudUrl), init)
  const type = reply.headers.get('content-type') ?? 'application/octet-stream'
  response.writeHead(reply.status, { 'content-type': type })
  response.end(Buffer.from(await reply.arrayBuffer()))
}

/** 一个只在本机的小服务：宿主页、打包好的小程序、转给本地云的请求。 */
export async function serveWeapp(dist: string, cloudUrl: string | null) {
  const { script, warnings } = pack(dist)
  const statics: Record<string, [type: string, content: string]> = {
    '/': ['text/html; charset=utf-8', page],
    '/weapp.js': ['text/javascript; charset=utf-8', script],
    '/host.js': ['text/javascript; charset=utf-8', await bundleHost()],
    '/base.css': ['text/css', readFileSync(path.join(__dirname, 'base.css'), 'utf8')],
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    const known = statics[pathname]
    if (known) return void response.writeHead(200, { 'content-type': known[0] }).end(known[1])
    if (/^\/(client|files)\//.test(pathname) && cloudUrl) {
      // 本地云没有开就是断网：直接断开，浏览器那边看到的也是断开。
      return void forward(request, response, cloudUrl).catch(() => response.destroy())
    }
    response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    warnings,
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
