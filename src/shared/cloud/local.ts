import Taro from '@tarojs/taro'
import type { CloudPort } from './port'

type Token = () => Promise<string>

/** 通过本地云的客户端接口办事：网页端和开发版小程序用。 */
export function localCloud(base: string, token: Token): Omit<CloudPort, 'signIn'> {
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
    })
    if (reply.statusCode !== 200) throw new Error(String(reply.data?.errMsg ?? reply.statusCode))
    return reply.data
  }
  return {
    callFunction: async (name, data) => (await post('call', { name, data })).result,
    async uploadFile(cloudPath, filePath) {
      const bytes = await bytesOf(filePath)
      const reply = await Taro.request({
        url: `${base}/client/upload?path=${encodeURIComponent(cloudPath)}`,
        method: 'POST',
        data: bytes,
        header: { 'content-type': 'image/jpeg', authorization: `Bearer ${await token()}` },
      })
      if (reply.statusCode !== 200) throw new Error(String(reply.data?.errMsg ?? reply.statusCode))
      return String(reply.data.fileID)
    },
    phoneCode: async () => String((await post('phone', {})).code),
    subscribe: async (templates) => {
      await post('subscribe', { templates })
    },
  }
}

async function bytesOf(filePath: string): Promise<ArrayBuffer> {
  if (process.env.TARO_ENV === 'h5') return (await fetch(filePath)).arrayBuffer()
  return Taro.getFileSystemManager().readFileSync(filePath) as ArrayBuffer
}
