import Taro from '@tarojs/taro'
import { newRequestId } from './cloud/requests'

/** 一份没发出去的表单：内容、请求编号、写到第几步。 */
export interface Draft<T> {
  readonly requestId: string
  readonly step: number
  readonly content: T
}

const PREFIX = 'draft:'

/** 取回上次没写完的；没有就开一份新的。编号跟着草稿走，改了内容也不换。 */
export function openDraft<T>(name: string, empty: T): Draft<T> {
  const kept = Taro.getStorageSync<Draft<T> | ''>(PREFIX + name)
  return kept || { requestId: newRequestId(), step: 0, content: empty }
}

/** 每次改动都存：电话打进来、没电了，写的字都在。 */
export function keepDraft<T>(name: string, draft: Draft<T>): void {
  Taro.setStorageSync(PREFIX + name, draft)
}

export function dropDraft(name: string): void {
  Taro.removeStorageSync(PREFIX + name)
}
