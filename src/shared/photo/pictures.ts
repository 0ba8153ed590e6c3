import { cloud } from '../cloud/cloud'
import { CallError } from '../cloud/failure'
import { newRequestId } from '../cloud/requests'
import { cleanPhoto } from './clean'

/** 这次打开小程序以来选过的图片：临时路径重启后就失效，传好的编号还要配着路径才能显示。 */
const previews = new Map<string, string>()

/** 传过的：临时路径 → 文件编号。同一次提交里再来一遍，不用再传。 */
const uploaded = new Map<string, string>()

/** 刚选的几张。 */
export function keepPictures(paths: readonly string[]): readonly string[] {
  for (const path of paths) previews.set(path, path)
  return paths
}

/** 显示用的路径；显示不了为空串。传好的编号小程序能直接显示，网页不能。 */
export function previewOf(picture: string): string {
  return previews.get(picture) ?? (process.env.TARO_ENV === 'weapp' ? picture : '')
}

/** 从草稿里取回时，失效的临时路径作废；传好的编号一直有效。 */
export function stillThere(picture: string): boolean {
  return picture.startsWith('cloud://') || previews.has(picture)
}

/** 去掉拍摄地点等信息再传上去，返回文件编号。每传一次换一个文件名，不会盖掉检查过的图片。 */
async function uploadPicture(picture: string, folder: string): Promise<string> {
  const before = uploaded.get(picture)
  if (before) return before
  const clean = await cleanPhoto(picture)
  if (!clean) throw new CallError('INVALID', '有一张照片的格式认不出来，请删掉它，或者重新拍一张。')
  try {
    const fileId = await cloud.uploadFile(`${folder}/${newRequestId()}.jpg`, clean.path)
    previews.set(fileId, picture)
    uploaded.set(picture, fileId)
    return fileId
  } catch (error) {
    if (error instanceof CallError) throw error
    throw new CallError('OFFLINE', '照片没有传上去，写的都还在。有网时再发一次，或先删掉照片。')
  } finally {
    clean.discard()
  }
}

/**
 * 一张一张传，返回文件编号。传过的不再传：重发时内容才会和上次一样。
 * @param keep 每传好一张就记下，断了网也不用从头来。
 */
export async function uploadPictures(
  pictures: readonly string[],
  folder: string,
  keep: (pictures: readonly string[]) => void,
): Promise<string[]> {
  const sent = [...pictures]
  for (const [at, picture] of pictures.entries()) {
    if (picture.startsWith('cloud://')) continue
    sent[at] = await uploadPicture(picture, folder)
    keep([...sent])
  }
  return sent
}
