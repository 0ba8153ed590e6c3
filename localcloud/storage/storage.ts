import { extname } from 'node:path'
import { CloudError } from '../errors'
import type { Tokens } from '../identity/tokens'
import type { Action } from '../wire/admin'
import { type Handler, readBody } from '../wire/http'
import { mimeOf } from '../wire/mime'
import { openDisk } from './disk'
import { checkPath, fileIdOf, pathOf } from './path'
import { isUploadable } from './signatures'

/** 云存储：SDK 的四个动作、客户端上传、凭签名链接下载。 */
export interface Storage {
  actions: Record<string, Action>
  /** 客户端上传图片、录音或表格，返回 fileID；是别的东西、盖掉别人的文件会被拒绝。 */
  uploadAsClient(openid: string, path: string, bytes: Uint8Array): string
  /** `/files/*`：GET 凭临时链接读，PUT 凭上传许可写。 */
  handler: Handler
}

/** 临时链接默认两小时有效。秒。 */
const linkSeconds = 7200
/** 云函数单个文件的上限，字节。 */
const fileLimit = 50 * 1024 * 1024

/** 打开云存储；`origin` 是本地云的地址，客户端每上传一次记一笔。 */
export function openStorage(
  folder: string,
  origin: string,
  tokens: Tokens,
  charge: (openid: string, item: 'storage') => void,
): Storage {
  const disk = openDisk(folder)
  const link = (path: string, query: string) => `${origin}/files/${path}?${query}`
  const download = ({ fileid, max_age }: Record<string, unknown>) => {
    const fileID = String(fileid)
    const path = pathOf(fileID)
    if (path === null || !disk.has(path)) {
      return { code: 'STORAGE_FILE_NONEXIST', fileID, tempFileURL: '', maxAge: 0 }
    }
    const maxAge = typeof max_age === 'number' ? max_age : linkSeconds
    const tempFileURL = link(path, `sign=${tokens.sign('file', path, maxAge)}`)
    return { code: 'SUCCESS', fileID, tempFileURL, maxAge }
  }
  const remove = (fileID: string) => {
    const path = pathOf(fileID)
    const code = path !== null && disk.remove(path) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST'
    return { code, fileID }
  }
  return {
    actions: {
      'storage.getUploadMetadata': async (body) => {
        const path = checkPath(String(body.path))
        const url = encodeURI(link(path, `put=${tokens.sign('put', path, 900)}`))
        // 这三样 SDK 会放进请求头，只能是 ASCII；真正管用的许可在 url 里。
        const headers = { token: 'local', authorization: 'local', cosFileId: 'local' }
        return { data: { url, fileId: fileIdOf(path), ...headers } }
      },
      'storage.batchGetDownloadUrl': async (body) => ({
        data: { download_list: list(body.file_list).map((file) => download(Object(file))) },
      }),
      'storage.batchDeleteFile': async (body) => ({
        data: { delete_list: list(body.fileid_list).map((id) => remove(String(id))) },
      }),
    },
    uploadAsClient(openid, path, bytes) {
      charge(openid, 'storage')
      checkPath(path)
      if (!isUploadable(bytes)) {
        const kinds = '图片（PNG、JPG、GIF、WebP）、录音（MP3、WebM、Ogg、M4A）或 Excel 表格'
        throw new CloudError('INVALID_PARAM', `只能上传${kinds}。`)
      }
      // 同一个人重发同一份不算错：弱网下客户端会重试。
      if (disk.has(path) && disk.ownerOf(path) !== openid) {
        throw new CloudError('FORBIDDEN', '这个文件名已被占用，请换一个再传。')
      }
      disk.write(path, bytes, openid)
      return fileIdOf(path)
    },
    handler: async (request, response, url) => {
      const path = decodeURIComponent(url.pathname.replace(/^\/files\//, ''))
      if (request.method === 'PUT') {
        requireSubject(tokens.verify('put', url.searchParams.get('put') ?? ''), path)
        disk.write(checkPath(path), await readBody(request, fileLimit))
        return void response.end()
      }
      requireSubject(tokens.verify('file', url.searchParams.get('sign') ?? ''), path)
      const bytes = disk.read(checkPath(path))
      if (!bytes) throw new CloudError('NOT_FOUND', '文件不存在，可能已被删除。')
      response.writeHead(200, {
        'content-type': mimeOf(extname(path)),
        'content-length': bytes.length,
        'x-content-type-options': 'nosniff',
        // 文件与 H5 同源：不许里面的脚本运行，免得上传一个网页就能偷走会话。
        'content-security-policy': 'sandbox',
        'cache-control': 'private, max-age=600',
      })
      response.end(request.method === 'HEAD' ? undefined : bytes)
    },
  }
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, 50) : [])

function requireSubject(subject: string, path: string) {
  if (subject !== path) throw new CloudError('UNAUTHORIZED', '链接与文件不符。')
}
