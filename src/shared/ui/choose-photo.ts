import Taro from '@tarojs/taro'

/** 拍一张或从相册选一张，微信先压过。返回临时路径；取消了返回 undefined。 */
export async function choosePhoto(): Promise<string | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: ['camera', 'album'],
    })
    return tempFiles[0]?.tempFilePath
  } catch {
    // 微信把取消也当失败；没选就是没选，不必惊动人。
    return undefined
  }
}

/** 看大图。 */
export function previewPhoto(url: string): void {
  void Taro.previewImage({ urls: [url], current: url })
}
