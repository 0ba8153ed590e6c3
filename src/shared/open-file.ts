import Taro from '@tarojs/taro'
import { CallError } from './cloud/failure'

/** 打开按钮上的话。 */
export const openFileLabel = '再打开一次'

/** 下载一份表格并打开，右上角可以转发、另存。链接过期或没有网，抛 CallError。 */
export async function openSheet(url: string, fileName: string): Promise<void> {
  try {
    const filePath = `${Taro.env.USER_DATA_PATH}/${fileName}`
    const { statusCode } = await Taro.downloadFile({ url, filePath })
    if (statusCode !== 200) throw new Error(String(statusCode))
    await Taro.openDocument({ filePath, fileType: 'xlsx', showMenu: true })
  } catch {
    throw new CallError('UNAVAILABLE', '表格做好了，但没有下载下来。请看看网络，再打开一次。')
  }
}
