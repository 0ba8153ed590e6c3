import Taro from '@tarojs/taro'
import type { ChosenFile } from './chosen-file'

/** 从聊天里选一份 Excel；取消了为空。 */
export async function chooseSheet(): Promise<ChosenFile | null> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({
      ...{ count: 1, type: 'file', extension: ['xlsx'] },
    })
    const [file] = tempFiles
    return file ? { path: file.path, name: file.name, size: file.size } : null
  } catch {
    // 微信把取消也当失败；没选就是没选，不必惊动人。
    return null
  }
}

/** 从哪里选，写在按钮上。 */
export const chooseSheetLabel = '从聊天里选 Excel'
