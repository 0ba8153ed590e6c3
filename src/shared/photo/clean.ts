import Taro from '@tarojs/taro'
import { strip } from './strip'

/** 可以上传的一份；用完要收走，免得占手机的地方。 */
export interface CleanPhoto {
  readonly path: string
  readonly discard: () => void
}

let serial = 0

/** 把选来的照片去掉拍摄地点等信息，另存一份。认不出的格式返回空。 */
export async function cleanPhoto(path: string): Promise<CleanPhoto | null> {
  const files = Taro.getFileSystemManager()
  const clean = strip(new Uint8Array(files.readFileSync(path) as ArrayBuffer))
  if (!clean) return null
  serial += 1
  const copy = `${Taro.env.USER_DATA_PATH}/clean-${serial}.jpg`
  files.writeFileSync(copy, clean.buffer, 'binary')
  return { path: copy, discard: () => files.unlinkSync(copy) }
}
