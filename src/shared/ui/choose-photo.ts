import Taro from '@tarojs/taro'

/** 拍或从相册选，最多 `most` 张，微信先压过。返回临时路径；取消了是空的。 */
export async function choosePhotos(most: number): Promise<string[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: most,
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: ['camera', 'album'],
    })
    return tempFiles.map((file) => file.tempFilePath)
  } catch {
    // 微信把取消也当失败；没选就是没选，不必惊动人。
    return []
  }
}

/** 看大图。 */
export function previewPhoto(url: string): void {
  void Taro.previewImage({ urls: [url], current: url })
}
