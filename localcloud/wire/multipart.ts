import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'
import { CloudError } from '../errors'

/** 单个字段的上限，字节：云调用会把图片放进表单。 */
const fieldLimit = 12 * 1024 * 1024

/**
 * 读 multipart 表单。二进制可能在文件里，也可能就放在普通字段里，
 * 所以一律按 latin1 逐字节收成文本，要二进制的人再用 latin1 转回去。
 */
export function readMultipart(request: IncomingMessage): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {}
    const parser = busboy({
      headers: request.headers,
      defCharset: 'latin1',
      limits: { fieldSize: fieldLimit, fileSize: fieldLimit, parts: 50 },
    })
    parser.on('field', (name, value) => {
      fields[name] = value
    })
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        fields[name] = Buffer.concat(chunks).toString('latin1')
      })
    })
    parser.on('close', () => resolve(fields))
    parser.on('error', () => reject(new CloudError('INVALID_PARAM', '表单内容不完整。')))
    request.pipe(parser)
  })
}
