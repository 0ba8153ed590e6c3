import Taro from '@tarojs/taro'
import { newRequestId } from './cloud/requests'

/** 一份没发出去的表单：内容、请求编号、写到第几步。 */
export interface Draft<T> {
  readonly requestId: string
  readonly step: number
  readonly content: T
}

const PREFIX = 'draft:'
/** 还没进来的人写的，谁进来归谁。 */
const GUEST = 'guest'

/** 一份草稿的名字：哪张表、谁写的。同一个浏览器里两个人各写各的。 */
export interface DraftName {
  readonly form: string
  readonly owner: string | null
}

const keyOf = ({ form, owner }: DraftName) => `${PREFIX}${form}:${owner ?? GUEST}`

/** 取回上次没写完的；没有就开一份新的。编号跟着草稿走，改了内容也不换。 */
export function openDraft<T>(name: DraftName, empty: T): Draft<T> {
  const guest = { ...name, owner: null }
  const kept =
    Taro.getStorageSync<Draft<T> | ''>(keyOf(name)) ||
    Taro.getStorageSync<Draft<T> | ''>(keyOf(guest))
  if (name.owner) dropDraft(guest)
  return kept || { requestId: newRequestId(), step: 0, content: empty }
}

/** 每次改动都存：电话打进来、没电了，写的字都在。 */
export function keepDraft<T>(name: DraftName, draft: Draft<T>): void {
  Taro.setStorageSync(keyOf(name), draft)
}

export function dropDraft(name: DraftName): void {
  Taro.removeStorageSync(keyOf(name))
}
