import type { Consents } from './consents'
import type { Api } from './gateway'

/** 模板里各类字段的字数上限（官方文档“订阅消息参数值内容限制”）。 */
const lengths: Record<string, number> = {
  thing: 20,
  character_string: 32,
  number: 32,
  letter: 32,
  symbol: 5,
  phrase: 5,
  name: 20,
  car_number: 8,
  phone_number: 17,
}

/** subscribeMessage.send：没有授权次数回 43101，字段超长回 47003，与平台一致。 */
export function subscribeSend(consents: Consents): Api {
  return async ({ touser, template_id, data }) => {
    if (typeof touser !== 'string' || touser === '') return refuse(40003, 'invalid openid')
    if (typeof template_id !== 'string' || template_id === '') {
      return refuse(40037, 'invalid template_id')
    }
    const wrong = Object.entries(Object(data)).find(([field, entry]) => !fits(field, entry))
    if (wrong) return refuse(47003, `argument invalid! data.${wrong[0]}.value invalid`)
    if (!consents.use(touser, template_id)) return refuse(43101, 'user refuse to accept the msg')
    return { json: { errcode: 0, errmsg: 'ok' } }
  }
}

function fits(field: string, entry: unknown): boolean {
  const value: unknown = Object(entry).value
  const limit = lengths[field.replace(/\d+$/, '')] ?? Number.POSITIVE_INFINITY
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text !== '' && [...text].length <= limit
}

const refuse = (errcode: number, errmsg: string) => ({ json: { errcode, errmsg } })
