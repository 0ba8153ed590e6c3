import Taro from '@tarojs/taro'
import { CallError, offline } from './failure'
import type { CloudPort } from './port'

type Token = () => Promise<string>

/** 通过本地云的客户端接口办事：网页端和开发版小程序用。 */
export function localCloud(
  base: string,
  token: Token,
  forget: () => void = () => {},
): Omit<CloudPort, 'signIn'> {
  /** 令牌过期或不对：忘掉它，他就是游客，请他重新选身份；别的失败都当作没有发到。 */
  function answered({ statusCode, data }: { statusCode: number; data: Record<string, unknown> }) {
    if (statusCode === 401) {
      forget()
      throw new CallError('SIGN_IN', '身份已经失效，请重新选一个身份进来。写的都还在。')
    }
    // 与微信一样的失败：`errCode` 认得出是不是人多没轮到。
    if (statusCode !== 200)
      throw Object.assign(new Error(String(data.errMsg ?? statusCode)), { errCode: data.errCode })
    return data
  }
  async function post(path: string, data: object): Promise<Record<string, unknown>> {
    const bearer = await token()
    const reply = await Taro.request({
      url: `${base}/client/${path}`,
      method: 'POST',
      data,
      header: {
        'content-type': 'application/json',
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      },
    }).catch(() => {
      throw offline()
    })
    return answered(reply)
  }
  return {
    callFunction: async (name, data) => (await post('call', { name, data })).result,
    async uploadFile(cloudPath, filePath) {
      const bytes = await bytesOf(filePath)
      const reply = await Taro.request({
        url: `${base}/client/upload?path=${encodeURIComponent(cloudPath)}`,
        method: 'POST',
        data: bytes,
        header: {
          'content-type': 'application/octet-stream',
          authorization: `Bearer ${await token()}`,
        },
      })
      return String(answered(reply).fileID)
    },
    phoneCode: async () => String((await post('phone', {})).code),
    subscribe: async (templates) => {
      const answers = await post('subscribe', { templates })
      return templates.filter((id) => answers[id] === 'accept')
    },
  }
}

async function bytesOf(filePath: string): Promise<ArrayBuffer> {
  if (process.env.TARO_ENV === 'h5') return (await fetch(filePath)).arrayBuffer()
  return Taro.getFileSystemManager().readFileSync(filePath) as ArrayBuffer
}
