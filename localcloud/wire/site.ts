import { createReadStream, statSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import { CloudError } from '../errors'
import { type Handler, sendHtml } from './http'
import { mimeOf } from './mime'

/** 提供 H5 构建产物；没有构建就给一张指路的网页。 */
export function createSite(folder: string | undefined): Handler {
  return (request, response, url) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new CloudError('NOT_FOUND', '没有这个地址。')
    }
    if (!folder) return sendHtml(response, 200, placeholder)
    const file = locate(folder, url.pathname)
    const stat = file ? statSync(file, { throwIfNoEntry: false }) : undefined
    if (!file || !stat?.isFile()) throw new CloudError('NOT_FOUND', '没有这个页面。')
    response.writeHead(200, {
      'content-type': mimeOf(extname(file)),
      'content-length': stat.size,
      'cache-control': 'no-cache',
    })
    if (request.method === 'HEAD') return void response.end()
    createReadStream(file).pipe(response)
  }
}

/** 路径算完仍要落在目录之内。 */
function locate(folder: string, path: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return null
  }
  const root = normalize(folder)
  const file = join(root, decoded.endsWith('/') ? `${decoded}index.html` : decoded)
  return !decoded.includes('\0') && file.startsWith(root + sep) ? file : null
}

const placeholder = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>本地云</title>
<p>本地云已经启动。<a href="/console">打开控制台</a> · <a href="/as">选择身份</a></p></html>`
