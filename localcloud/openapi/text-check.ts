import { randomBytes } from 'node:crypto'
import type { Api } from './gateway'

/** 能触发文本检测的词；标签号与平台一致（20006 违法犯罪，20008 欺诈，20003 辱骂，21000 其他）。 */
const words: readonly (readonly [word: string, suggest: 'risky' | 'review', label: number])[] = [
  ['特殊词测试', 'risky', 21000],
  ['开设赌局', 'risky', 20006],
  ['代开发票', 'risky', 20008],
  ['刷单返利', 'risky', 20008],
  ['滚出小区', 'risky', 20003],
  ['复核词测试', 'review', 21000],
]

const lengthLimit = 2500

/** security.msgSecCheck，第二版：按用户和场景检测一段文本。 */
export const msgSecCheck: Api = async ({ content, openid, version }) => {
  if (typeof content !== 'string' || content === '') return refuse(44991, 'empty content')
  if (version !== 2) return refuse(40097, 'invalid args: version')
  if (typeof openid !== 'string' || openid === '') return refuse(40003, 'invalid openid')
  if (content.length > lengthLimit) return refuse(45002, 'content size out of limit')
  const hit = words.find(([word]) => content.includes(word))
  const [keyword, suggest, label] = hit ?? ['', 'pass', 100]
  const result = { suggest, label }
  const detail = [{ strategy: 'keyword', errcode: 0, ...result, ...(keyword && { keyword }) }]
  const trace_id = randomBytes(16).toString('hex')
  return { json: { errcode: 0, errmsg: 'ok', detail, trace_id, result } }
}

const refuse = (errcode: number, errmsg: string) => ({ json: { errcode, errmsg } })
