import { cloud } from '@/shared/cloud/cloud'
import { CallError } from '@/shared/cloud/failure'

/** 这次打开小程序以来选过的图片：临时路径重启后就失效，传好的编号还要配着路径才能显示。 */
const previews = new Map<string, string>()

/** 刚选的一张。 */
export function keepPicture(path: string | undefined): string {
  if (path) previews.set(path, path)
  return path ?? ''
}

/** 显示用的路径；没有图片、显示不了为空。传好的编号小程序能直接显示，网页不能。 */
export function previewOf(picture: string): string | undefined {
  const shown = process.env.TARO_ENV === 'weapp' ? picture : ''
  return (previews.get(picture) ?? shown) || undefined
}

/** 从草稿里取回时，失效的临时路径作废；传好的编号一直有效。 */
export function stillThere(picture: string): boolean {
  return picture === '' || picture.startsWith('cloud://') || previews.has(picture)
}

/** 传上去，返回文件编号。传过的不再传：重发时内容才会和上次一样。 */
export async function uploadPicture(picture: string, cloudPath: string): Promise<string | null> {
  if (picture === '' || picture.startsWith('cloud://')) return picture || null
  try {
    const fileId = await cloud.uploadFile(cloudPath, picture)
    previews.set(fileId, picture)
    return fileId
  } catch (error) {
    if (error instanceof CallError) throw error
    throw new CallError('OFFLINE', '图片没有传上去，写的都还在。有网时再发一次，或先去掉图片。')
  }
}
