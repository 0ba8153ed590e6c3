import { CloudError } from '../errors'
import { envId } from '../functions/environment'

const prefix = `cloud://${envId}.6c6f-${envId}-1300000000/`
/** 与云存储一样只收中文、字母、数字和少数符号；也就不会有 `..`、`?`、`%` 这些能绕路的写法。 */
const segment = /^(?!\.+$)[\p{Script=Han}\p{L}\p{N}_.!()-]+$/u

/** 检查云端路径：不以 / 开头、没有空段、每段字符合法、总长不超过 500；不合格抛 INVALID_PARAM。 */
export function checkPath(path: string): string {
  const parts = path.split('/')
  if (path.length > 500 || !parts.every((part) => segment.test(part))) {
    throw new CloudError('INVALID_PARAM', '文件路径不合规，只能用中文、字母、数字和 - _ . 。')
  }
  return path
}

/** 路径变成 fileID。 */
export const fileIdOf = (path: string) => prefix + path

/** fileID 变成路径；不是本环境的 fileID 返回 null。 */
export function pathOf(fileId: string): string | null {
  const path = fileId.startsWith(prefix) ? fileId.slice(prefix.length) : ''
  return path.split('/').every((part) => segment.test(part)) ? path : null
}
