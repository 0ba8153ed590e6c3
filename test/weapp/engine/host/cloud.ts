/** wx.cloud 的另一头：本地云给客户端的接口。 */
import { temporaryFile } from '../../stand-in/media'
import type { CloudPlatform } from '../../stand-in/platform'
import { send } from './network'

const token = new URLSearchParams(location.search).get('token')
const identity: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {}

const json = 'application/json'

async function post(path: string, label: string, body: string | Blob, type: string) {
  const headers = { ...identity, 'content-type': type }
  const { status, text } = await send(path, { method: 'POST', headers, body }).catch(() => {
    throw { errCode: -1, errMsg: `${label}:fail request:fail` }
  })
  const reply = JSON.parse(text)
  if (status !== 200) throw reply
  return reply
}

/** 一次性的手机号凭证；没有网时和微信一样给出失败的 errMsg。 */
export async function fetchPhoneCode(): Promise<{ code?: string; errMsg: string }> {
  try {
    const { code } = await post('/client/phone', 'getPhoneNumber', '{}', json)
    return { code, errMsg: 'getPhoneNumber:ok' }
  } catch {
    return { errMsg: 'getPhoneNumber:fail request:fail' }
  }
}

export const cloud: CloudPlatform = {
  async callFunction(name, data) {
    const body = JSON.stringify({ name, data })
    return (await post('/client/call', 'cloud.callFunction', body, json)).result
  },
  async uploadFile(cloudPath, filePath) {
    const path = `/client/upload?path=${encodeURIComponent(cloudPath)}`
    const body = new Blob([temporaryFile(filePath)])
    return (await post(path, 'cloud.uploadFile', body, 'image/png')).fileID
  },
  subscribe(templates) {
    const body = JSON.stringify({ templates })
    return post('/client/subscribe', 'requestSubscribeMessage', body, json)
  },
}
