import Taro from '@tarojs/taro'
import { localCloud } from './local'
import type { CloudPort } from './port'

/** 微信云开发。环境由 `Taro.cloud.init` 按构建时的设置选定。 */
const wechat: CloudPort = {
  async callFunction(name, data) {
    const { result } = await Taro.cloud.callFunction({ name, data })
    return result
  },
  async uploadFile(cloudPath, filePath) {
    const { fileID } = await Taro.cloud.uploadFile({ cloudPath, filePath })
    return fileID
  },
  async phoneCode(fromButton) {
    if (!fromButton) throw new Error('没有授权手机号')
    return fromButton
  },
  async subscribe(templates) {
    const options = { tmplIds: [...templates] } as unknown as Parameters<
      typeof Taro.requestSubscribeMessage
    >[0]
    // 不同意、关了总开关都会失败；站内消息照样有，所以不打扰他。
    const answers = await Taro.requestSubscribeMessage(options).catch(() => null)
    const said = (answers ?? {}) as unknown as Record<string, unknown>
    return templates.filter((id) => said[id] === 'accept')
  },
  signIn() {},
}

async function deviceToken(): Promise<string> {
  const { data } = await Taro.request({ url: `${LOCAL_CLOUD}/client/device` })
  return data.token ?? ''
}

/** 开发版里是谁，由本地云的控制台决定。 */
function chooseInConsole(): void {
  void Taro.showToast({ title: '请在本地云的控制台里选一个人', icon: 'none' })
}

/** 开发版连本机的本地云；正式版里地址是空串，这一支会被删掉。 */
export const cloud: CloudPort = LOCAL_CLOUD
  ? { ...localCloud(LOCAL_CLOUD, deviceToken), signIn: chooseInConsole }
  : wechat

if (!LOCAL_CLOUD) Taro.cloud?.init(CLOUD_ENV ? { env: CLOUD_ENV } : {})
