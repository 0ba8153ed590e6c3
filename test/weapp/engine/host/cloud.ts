/** wx.cloud 的另一头：经宿主服务转到本地云；断网开关也在这里。 */
import { temporaryFile } from '../../stand-in/media'
import type { CloudPlatform } from '../../stand-in/platform'

const token = new URLSearchParams(location.search).get('token')
const identity: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {}

const json = 'application/json'

async function post(path: string, label: string, body: BodyInit, type: string) {
  const broken = { errCode: -1, errMsg: `${label}:fail request:fail` }
  if (window.host.offline) throw broken
  const headers = { ...identity, 'content-type': type }
  const response = await fetch(path, { method: 'POST', headers, body }).catch(() => {
    throw broken
  })
  const reply = await response.json()
  if (window.host.losesReplies) throw broken
  if (!response.ok) throw reply
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
